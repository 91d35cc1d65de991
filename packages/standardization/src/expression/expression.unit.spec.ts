import * as fc from 'fast-check';
import { compileExpression, ExpressionError, expressionFault } from './expression';

const order = {
  first: 'Maria',
  last: 'Ortiz',
  kind: 'B2C',
  phone: '(212) 555-0147',
  amount: '12.50',
  orders: [
    { no: 'A-1', total: 12 },
    { no: 'A-2', total: 99 },
  ],
};

const value = (text: string, input: unknown = order): unknown =>
  compileExpression(text).evaluate(input, input);

function failing(text: string, input: unknown = order): ExpressionError {
  try {
    value(text, input);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${text} did not fail`);
}

describe(compileExpression, () => {
  it.each([
    ["first & ' ' & last", 'Maria Ortiz'],
    ["kind = 'B2B' ? company : first", 'Maria'],
    ['$sum(orders.total)', 111],
    ['orders[total > 50].no', 'A-2'],
    ['orders.no', ['A-1', 'A-2']],
    ['$number(amount) * 2', 25],
    ["$replace(phone, /[^0-9]/, '')", '2125550147'],
    ['$match(phone, /\\((\\d+)\\)/).groups', ['212']],
    ['$contains(last, /^o/i)', true],
    ["$split('a1b22c', /[0-9]+/)", ['a', 'b', 'c']],
    ["$pad('7', -3, '0')", '007'],
    ["$join(orders.no, ', ')", 'A-1, A-2'],
    ['nothing.here', undefined],
    ['orders.($record.first & no)', ['MariaA-1', 'MariaA-2']],
  ])('evaluates %s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it('gives the same for each of many records', () => {
    const full = compileExpression("first & ' ' & last");
    const names = [1, 2, 3].map((n) => full.evaluate({ first: `Ann${n}`, last: 'Lee' }, {}));
    expect(names).toEqual(['Ann1 Lee', 'Ann2 Lee', 'Ann3 Lee']);
  });

  it.each([
    ['first &', 7, 'Unexpected end of expression'],
    ['first & & last', 9, 'cannot be used as a unary operator'],
    ["'abc", 4, 'must be terminated by a matching quote'],
    ['a & $now()', 5, '$now is not available: it gives another answer each time'],
    ["$eval('1')", 1, '$eval is not available'],
    ['($__evaluate_entry := null; 1)', 2, 'is not available'],
    ['$match(a, /(?=x)y/)', 11, 'no look-around'],
    ['$match(a, /(a)\\1/)', 11, 'no back-references'],
  ])('refuses %s and says where', (text, position, message) => {
    const fault = expressionFault(text);
    expect(fault?.message).toContain(message);
    expect(fault?.position).toBe(position);
  });

  it.each([
    ['$number(first)', 1, 'Unable to cast the value to a number'.slice(0, 14)],
    ['amount + 1', 8, 'The left side of the "+" operator must evaluate to a number'],
    ['1 + $foo(2)', 5, 'Attempted to invoke a non-function'],
    ["kind = 'B2C' ? $error('no company')", 16, 'no company'],
    ['$uppercase', 1, 'gives a function'],
  ])('says where %s failed', (text, position, message) => {
    const error = failing(text);
    expect(error).toMatchObject({ expression: text, position });
    expect(error.message).toContain(message);
  });

  it('keeps values of the record out of its messages', () => {
    expect(failing('$number(first)').message).not.toContain('Maria');
    expect(failing('$toMillis(last)').message).not.toContain('Ortiz');
  });

  it.each([
    ['a loop', '($f := function($n) { $f($n + 1) }; $f(1))'],
    ['a recursion', '($f := function($n) { $f($n + 1) + 1 }; $f(1))'],
    [
      'two functions that call each other',
      '($a := function() { $b() & "" }; $b := function() { $a() & "" }; $a())',
    ],
    ['a text that doubles', '($f := function($s) { $f($s & $s) }; $f("x"))'],
    ['a list that doubles', '($f := function($s) { $f($append($s, $s)) }; $f([1]))'],
    ['lists in lists that double', '($f := function($s) { $f([[$s], [$s]]) }; $f([1]))'],
    ['ten million numbers', '$sum([1..9999999])'],
    ['loops in loops', '[1..9999].([1..9999].(1))'],
    ['sorting without end', '[1..9999].($sort([1..9999], function($a, $b) { $a < $b }))'],
    ['sorting without end by nature', '[1..9999].($sort([1..9999]))'],
    [
      'a long text in capitals, often',
      '($t := $pad("x", 9999); $t := $join([1..90].($t)); [1..9999].($uppercase($t)))',
    ],
    ['a wide text', '$pad("x", 1000000000)'],
    ['a long join', '$join([1..9999].($pad("x", 9999)), ",")'],
    [
      'a pattern that backtracks',
      `$match("${'a'.repeat(200)}!", /^(a+)+$/) ~> $count() = 0 ? $error("none")`,
    ],
    ['a sum of all pairs', '$reduce([1..9999], function($a, $b) { $sum([1..9999]) + $a })'],
  ])('stops at %s', (_, text) => {
    expect(failing(text)).toBeInstanceOf(ExpressionError);
  });

  it('answers a deep nest of brackets', () => {
    const nest = `${'('.repeat(900)}1${')'.repeat(900)}`;
    expect(expressionFault(nest) ?? failing(nest)).toBeInstanceOf(ExpressionError);
  });

  it('throws nothing but its own error, whatever the text and the record', () => {
    const piece = fc.constantFrom(
      ...'$()[]{}.,:;?&|=<>+-*/%^~@#"\'`!0a '.split(''),
      '$map',
      'function',
      '..',
      '~>',
      'and',
      ':=',
      'first',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.object({ maxDepth: 2 }),
        (pieces, input) => {
          try {
            value(pieces.join(''), input);
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionError);
          }
        },
      ),
    );
  });

  it('leaves the record as it was', () => {
    const before = structuredClone(order);
    value('$ ~> |orders|{"total": 0}|');
    value('$sort(orders, function($a, $b) { $a.total < $b.total })');
    expect(order).toEqual(before);
  });
});
