import { mongo } from 'mongoose';
import { kindOf, messageOf, NotPublishedError, PermanentError, UnavailableError } from './failures';

const transient = new mongo.MongoServerError({ message: 'WriteConflict', code: 112 });
transient.addErrorLabel('TransientTransactionError');

describe(kindOf.name, () => {
  it.each([
    ['permanent', new PermanentError('no such address')],
    ['permanent', new Error('outer', { cause: new PermanentError('inner') })],
    ['infrastructure', new UnavailableError('no ferry today')],
    ['infrastructure', new NotPublishedError('channel closed')],
    ['infrastructure', new mongo.MongoNetworkError('connection 3 closed')],
    ['infrastructure', new mongo.MongoServerError({ message: 'not primary', code: 10107 })],
    ['infrastructure', transient],
    ['infrastructure', new Error('outer', { cause: new mongo.MongoNetworkError('reset') })],
    ['retry', new mongo.MongoServerError({ message: 'E11000 duplicate key', code: 11000 })],
    ['retry', new TypeError('undefined is not a function')],
    ['retry', 'a thrown string'],
  ])('says %s of %p', (kind, failure) => {
    expect(kindOf(failure)).toBe(kind);
  });
});

describe(messageOf.name, () => {
  it('tells the name and the text, of whatever was thrown', () => {
    expect(messageOf(new TypeError('no'))).toBe('TypeError: no');
    expect(messageOf({ status: 'error', message: 'Internal server error' })).toBe(
      'Internal server error',
    );
    expect(messageOf(7)).toBe('7');
  });
});
