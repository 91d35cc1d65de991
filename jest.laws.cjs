// A run that guards the main branch must not fail by chance: there, laws are tried on the same cases every time.
// Everywhere else on new ones, so that rare counterexamples are found.
const { configureGlobal } = require('fast-check');

if (process.env.CI) configureGlobal({ seed: 1 });
