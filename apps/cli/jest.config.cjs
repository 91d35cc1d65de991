// What is printed is compared as plain text; without this, CI=1 would paint it.
process.env.NO_COLOR = '1';

module.exports = require('../../jest.preset.cjs')({ services: true });
