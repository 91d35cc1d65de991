import { etagOf, holdsTag, requireMatch } from './etag';

const maria = { id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', version: 5, sources: 3 };

function refusalOf(tag: string): unknown {
  try {
    requireMatch(tag, maria);
  } catch (error) {
    return error;
  }
  throw new Error(`${tag} was taken`);
}

describe(requireMatch, () => {
  it.each([undefined, '*', '"5.3"', '"5"', 'W/"5.2"', '"4.3", "5.3"'])('goes on with %s', (tag) => {
    expect(() => requireMatch(tag, maria)).not.toThrow();
  });

  it('refuses another version, and says which one is current', () => {
    expect(refusalOf('"4.3"')).toMatchObject({
      status: 412,
      code: 'customer.stale',
      detail: expect.stringContaining('is at version 5, not 4'),
      headers: { etag: '"5.3"' },
    });
  });

  it('refuses what is no ETag of a customer', () => {
    expect(refusalOf('5')).toMatchObject({ status: 400 });
  });
});

describe(etagOf, () => {
  it('is another one under an id that was merged away', () => {
    expect(etagOf(maria, 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XX')).toBe(`"5.3.${maria.id}"`);
    expect(holdsTag('W/"5.3", "x"', etagOf(maria, maria.id))).toBe(true);
  });
});
