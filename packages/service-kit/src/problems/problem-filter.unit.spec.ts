import { ForbiddenException } from '@nestjs/common';
import { problem } from '@concord/contracts/problem';
import { mongo } from 'mongoose';
import { conflict } from './problem-error';
import { problemOf } from './problem-filter';

describe(problemOf, () => {
  it.each([
    ['a problem that is thrown', conflict('key.exists', 'There is one.'), 409, 'key.exists'],
    ['a refusal of the framework', new ForbiddenException(), 403, 'http.403'],
    ['an absent MongoDB', new mongo.MongoNetworkError('10.0.0.1 refused'), 503, 'store.away'],
    ['a fault of ours', new TypeError('x is not a function'), 500, 'internal'],
    ['what is no error at all', 'oops', 500, 'internal'],
  ])('answers %s', (_, thrown, status, code) => {
    const details = problemOf(thrown);
    expect(problem.parse(details)).toEqual(details);
    expect(details).toMatchObject({ status, code, type: `urn:concord:problem:${code}` });
    expect(JSON.stringify(details)).not.toMatch(/10\.0\.0\.1|not a function|oops/);
  });
});
