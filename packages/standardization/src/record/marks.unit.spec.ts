import { marker } from './marks';

const mark = marker(['familyName', 'email', 'phone', 'gender']);
const maria = {
  familyName: [{ value: 'Ortiz' }],
  email: [{ value: 'maria@bakery.com' }],
  gender: [{ value: 'female', imputed: true as const }],
};
const issue = (field: string, code: string, severity?: 'fixed' | 'warned' | 'rejected') => ({
  field,
  code,
  ...(severity === undefined ? {} : { severity }),
});

describe(marker, () => {
  it('tells what the source said from what it left out, and from what a rule filled in', () => {
    expect(mark(maria, [])).toEqual({ layout: 'familyName email phone gender', marks: '3300' });
  });

  it('does not mind what was mended', () => {
    expect(mark(maria, [issue('familyName', 'name.case', 'fixed')]).marks).toBe('3300');
  });

  it('tells the doubtful and the unusable', () => {
    const findings = [
      issue('email', 'email.role', 'warned'),
      issue('phone', 'phone.impossible', 'rejected'),
    ];
    expect(mark(maria, findings).marks).toBe('3210');
    const kept = { ...maria, phone: [{ value: '123', invalid: true as const }] };
    expect(mark(kept, []).marks).toBe('3310');
  });

  it('keeps rules across fields apart: a broken one makes no value invalid', () => {
    expect(mark(maria, [issue('email', 'rule.different', 'warned')]).marks).toBe('3700!');
    expect(mark(maria, [issue('birthDate', 'rule.in-order', 'warned')]).marks).toBe('3300!');
    expect(mark(maria, [issue('gender', 'rule.gender-of-identifier', 'fixed')]).marks).toBe(
      '3307!',
    );
  });

  it('takes a reason of the quarantine for what could not be used', () => {
    expect(mark({}, [issue('phone', 'mapping.expression')]).marks).toBe('0010');
    expect(mark({}, [{ code: 'record.incomplete' }]).marks).toBe('0000');
  });
});
