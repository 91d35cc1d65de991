import iconv from 'iconv-lite';
import { openSource, SourceBroken } from '../source';
import { readAll } from '../testing/read-all';
import { tempFolder } from '../testing/temp-folder';

const folder = tempFolder();

function mail(content: string | Buffer, id = 'id') {
  const path = folder.write('mail.xml', content);
  return openSource(
    { connector: 'xml', path, element: 'subscriber' },
    { id, changedAt: 'changed', baseDir: folder.path },
  );
}

test('attributes and children become columns, nested ones objects, repeated ones lists', async () => {
  const { records, error } = await readAll(
    mail(`<?xml version="1.0"?>
<m:list xmlns:m="urn:mail" xmlns:crm="urn:crm">
  <m:subscriber id="s-1" changed="2024-05-01" crm:tier="gold">
    <name>Ann &amp; Co</name>
    <address kind="home"><city>Bath</city><zip/></address>
    <tag>a</tag><tag>b</tag>
    <note lang="en">calls <![CDATA[<often>]]></note>
  </m:subscriber>
</m:list>`),
  );
  expect(error).toBeUndefined();
  expect(records).toEqual([
    {
      kind: 'record',
      recordId: 's-1',
      changedAt: '2024-05-01',
      position: 'mail.xml line 3',
      data: {
        id: 's-1',
        changed: '2024-05-01',
        tier: 'gold',
        name: 'Ann & Co',
        address: { kind: 'home', city: 'Bath', zip: '' },
        tag: ['a', 'b'],
        note: { lang: 'en', '#text': 'calls <often>' },
      },
    },
  ]);
});

test('an id may stand in a child element', async () => {
  const { records } = await readAll(
    mail('<l><subscriber><key><no>7</no></key></subscriber></l>', 'key.no'),
  );
  expect(records[0]?.recordId).toBe('7');
});

test.each(['utf-8', 'iso-8859-1', 'gbk', 'utf-16le'])(
  'an encoding of %s is taken from the file itself',
  async (encoding) => {
    const name = encoding === 'gbk' ? '欧阳' : 'José';
    const text = `<?xml version="1.0" encoding="${encoding}"?><l><subscriber id="1"><name>${name}</name></subscriber></l>`;
    const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
    const { records, error } = await readAll(mail(bytes));
    expect(error).toBeUndefined();
    expect(records[0]?.data).toEqual({ id: '1', name });
  },
);

test('records without an id or with an unknown entity are reported singly', async () => {
  const { records, unreadable } = await readAll(
    mail(
      '<l>\n<subscriber id="1"/>\n<subscriber><name>x</name></subscriber>\n<subscriber id="3"><n>a&nbsp;b</n></subscriber>\n<subscriber id="4"/></l>',
    ),
  );
  expect(records.map(({ recordId }) => recordId)).toEqual(['1', '4']);
  expect(unreadable.map(({ position, fault }) => [position, fault.code])).toEqual([
    ['mail.xml line 3', 'record.no-id'],
    ['mail.xml line 4', 'xml.malformed'],
  ]);
});

test('bytes that are not of the declared encoding make the record unreadable', async () => {
  const { unreadable } = await readAll(
    mail(Buffer.from('<l><subscriber id="1"><name>Jos\xe9 M</name></subscriber></l>', 'latin1')),
  );
  expect(unreadable[0]?.fault.message).toContain('bytes that are not the declared encoding');
});

test('external and internal entities are never resolved', async () => {
  const secret = folder.write('secret.txt', 'top secret');
  const { items } = await readAll(
    mail(`<!DOCTYPE l [<!ENTITY leak SYSTEM "file://${folder.path}/${secret}"><!ENTITY lol "lol">]>
<l><subscriber id="1"><name>&leak;&lol;</name></subscriber></l>`),
  );
  expect(items).toMatchObject([{ kind: 'unreadable', fault: { code: 'xml.malformed' } }]);
  expect(JSON.stringify(items)).not.toContain('top secret');
});

describe('a broken file gives file, line and remedy after the good records', () => {
  async function faultOf(content: string) {
    const reading = await readAll(mail(content));
    if (!(reading.error instanceof SourceBroken)) throw new Error('expected the read to break');
    return { ...reading, fault: reading.error };
  }

  test('not XML at all', async () => {
    const { fault } = await faultOf('id,name\n1,Ann\n');
    expect(fault).toMatchObject({ code: 'xml.not-xml', position: 'mail.xml line 1', kept: 0 });
    expect(fault.message).toContain('this is not XML; it begins with: id,name');
  });

  test('malformed in the middle', async () => {
    const { fault, records } = await faultOf(
      '<l>\n<subscriber id="1"/>\n<subscriber id="2"><a></b></subscriber></l>',
    );
    expect(records).toHaveLength(1);
    expect(fault).toMatchObject({ code: 'xml.malformed', position: 'mail.xml line 3', kept: 1 });
  });

  test('cut off in the middle of a record', async () => {
    const { fault, records, unreadable } = await faultOf(
      '<l>\n<subscriber id="1"/>\n<subscriber id="2"><name>An',
    );
    expect(records).toHaveLength(1);
    expect(unreadable).toMatchObject([{ position: 'mail.xml line 3', excerpt: '{"id":"2"}' }]);
    expect(fault).toMatchObject({ code: 'xml.cut-off', kept: 1 });
  });

  test('empty', async () => {
    expect((await faultOf('')).fault.message).toContain('document must contain a root element');
  });

  test('no such element, with what is there instead', async () => {
    const { fault } = await faultOf('<l><Subscribers><x/></Subscribers></l>');
    expect(fault.message).toBe(
      'mail.xml: no <subscriber> in it (elements: <Subscribers>, <x>); is it <Subscribers>?; set "element" in the connection',
    );
  });

  test('nested deeper or larger than any record', async () => {
    const deep = '<a>'.repeat(150);
    expect((await faultOf(`<l><subscriber id="1">${deep}`)).fault.code).toBe('xml.too-deep');
    const large = 'x'.repeat(4_200_000);
    expect((await faultOf(`<l><subscriber id="1"><n>${large}`)).fault.code).toBe(
      'xml.record-too-large',
    );
  });
});

test('a list without entries is no fault', async () => {
  const { items, error } = await readAll(mail('<subscribers></subscribers>'));
  expect(items).toEqual([]);
  expect(error).toBeUndefined();
});

test('a read goes on from its checkpoint', async () => {
  const content = `<l>${Array.from({ length: 7 }, (_, i) => `<subscriber id="${i}"/>`).join('\n')}</l>`;
  const { records, batches } = await readAll(mail(content), { from: { records: 3 }, batchSize: 2 });
  expect(records.map(({ recordId }) => recordId)).toEqual(['3', '4', '5', '6']);
  expect(batches).toEqual([2, 2]);
});
