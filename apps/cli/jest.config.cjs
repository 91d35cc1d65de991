module.exports = require('../../jest.preset.cjs')({ services: true });
