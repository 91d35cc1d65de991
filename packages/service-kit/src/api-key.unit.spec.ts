import {
  formatProvisionedKey,
  hashApiKey,
  mintApiKey,
  parseProvisionedKey,
  type ProvisionedKey,
} from './api-key';

describe(mintApiKey, () => {
  it('makes a key of 256 random bits that is recognisable as one of ours', () => {
    const { key, hash } = mintApiKey();
    expect(key).toMatch(/^ck_[A-Za-z0-9_-]{43}$/);
    expect(hash).toBe(hashApiKey(key));
    expect(mintApiKey().key).not.toBe(key);
  });
});

describe(hashApiKey, () => {
  it('is the SHA-256 of the key', () => {
    expect(hashApiKey('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe(parseProvisionedKey, () => {
  it('reads what formatProvisionedKey wrote', () => {
    const key: ProvisionedKey = { name: 'ops', role: 'admin', hash: hashApiKey('abc') };
    expect(parseProvisionedKey(formatProvisionedKey(key))).toEqual(key);
  });

  it.each([
    ['no hash', 'ops:admin'],
    ['a role that does not exist', `ops:root:${hashApiKey('abc')}`],
    ['a key in place of its hash', 'ops:admin:ck_secret'],
    ['one part too many', `ops:admin:${hashApiKey('abc')}:x`],
    ['a name with spaces', `my key:admin:${hashApiKey('abc')}`],
  ])('does not take %s', (_, entry) => {
    expect(parseProvisionedKey(entry)).toBeUndefined();
  });
});
