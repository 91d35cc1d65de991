import { childTraceparent, newTraceparent } from './trace-context';

describe(childTraceparent.name, () => {
  it('keeps the trace and its flags, and takes a new span', () => {
    const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';

    expect(childTraceparent(parent)).toMatch(
      /^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00$/,
    );
    expect(childTraceparent(parent)).not.toBe(parent);
  });

  it('begins a new trace where there is none or it cannot be read', () => {
    const form = /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/;

    expect(childTraceparent(undefined)).toMatch(form);
    expect(childTraceparent('garbage')).toMatch(form);
    expect(newTraceparent()).not.toBe(newTraceparent());
  });
});
