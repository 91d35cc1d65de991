import { entries, words } from './words';

/** Domains where anyone has a mailbox; `test@` and `none@` there are nobody's. */
export const freeMailDomains = words(`
  gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com hotmail.com hotmail.co.uk
  hotmail.de hotmail.fr outlook.com outlook.de live.com msn.com icloud.com me.com mac.com aol.com gmx.de
  gmx.net gmx.at web.de t-online.de freenet.de orange.fr free.fr laposte.net wanadoo.fr libero.it
  protonmail.com proton.me fastmail.com mail.com yandex.ru mail.ru qq.com vip.qq.com foxmail.com 163.com
  126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn 21cn.com tom.com bigpond.com btinternet.com
`);

/** How a provider reads the part before the @; only used for the matching key. */
export interface ProviderRule {
  domain: string;
  ignoresDots: boolean;
  ignoresPlusTag: boolean;
}

function plusTag(domain: string): [string, ProviderRule] {
  return [domain, { domain, ignoresDots: false, ignoresPlusTag: true }];
}

const gmail: ProviderRule = { domain: 'gmail.com', ignoresDots: true, ignoresPlusTag: true };

export const providerRules: ReadonlyMap<string, ProviderRule> = new Map([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ...[
    'outlook.com',
    'outlook.de',
    'hotmail.com',
    'hotmail.co.uk',
    'hotmail.de',
    'hotmail.fr',
    'live.com',
    'msn.com',
    'icloud.com',
    'me.com',
    'mac.com',
    'protonmail.com',
    'proton.me',
    'pm.me',
    'fastmail.com',
    'yandex.ru',
  ].map(plusTag),
]);

/** Mistyped domain to the one meant. */
export const domainTypos: ReadonlyMap<string, string> = new Map(
  [
    ...entries(`
    gmail.com: gmial.com gmai.com gmail.co gmail.cm gmail.om gmail.con gmail.cim gmail.comm gmaill.com gamil.com gnail.com gmal.com gmil.com gmaul.com gmali.com gmsil.com ggmail.com gmail.net gmail.org gmaio.com gmeil.com gmail.vom gmail.xom fmail.com hmail.com
    hotmail.com: hotmial.com hotmai.com hotmal.com hotmil.com hotnail.com hotamil.com hotmaill.com hotmail.co hotmail.con hotmail.cm homail.com hotmeil.com hotmsil.com htmail.com hotmailcom.com
    yahoo.com: yaho.com yahooo.com yhoo.com yahho.com yaoo.com yahoo.con yahoo.co yahoo.cm yhaoo.com yahoo.comm
    outlook.com: outlok.com outloo.com outlook.con outlook.co outllok.com outook.com oultook.com
    icloud.com: iclod.com icloud.con icloud.co icoud.com icluod.com iclould.com
    web.de: wev.de wbe.de web.ed
    gmx.de: gmx.d gmx.ed gmc.de
    t-online.de: t-onlin.de tonline.de t-online.d
    qq.com: qq.con qq.cmo qqq.com qq.co qq.cn
    163.com: 163.con 163.cm 163.co 136.com
    126.com: 126.con 126.cm
    btinternet.com: btintenet.com btinernet.com
  `),
  ].flatMap((row) => {
    const [meant = '', typos = ''] = row.split(':');
    return typos
      .trim()
      .split(' ')
      .map((typo): [string, string] => [typo, meant]);
  }),
);

/** Reserved for documentation and tests by RFC 2606 and RFC 6761. */
export const reservedDomains = words('example.com example.org example.net example.edu');
export const reservedTopLevels = words('test example invalid localhost local');

/** Mailboxes that vanish; a customer behind one cannot be reached later. */
export const disposableDomains = words(`
  mailinator.com guerrillamail.com guerrillamail.de 10minutemail.com tempmail.com temp-mail.org throwawaymail.com
  yopmail.com trashmail.com trash-mail.com getnada.com sharklasers.com maildrop.cc dispostable.com fakeinbox.com
  mintemail.com spamgourmet.com wegwerfmail.de mailnesia.com moakt.com emailondeck.com mohmal.com
`);

/** A function rather than a person. */
export const roleMailboxes = words(`
  info sales support admin administrator contact contacts office hello help helpdesk service services webmaster
  postmaster hostmaster abuse billing accounts accounting accountspayable invoice invoices orders order hr jobs
  careers recruiting marketing press media team enquiries inquiries enquiry inquiry feedback customerservice
  customer.service reception security privacy legal purchasing kontakt buchhaltung rechnung vertrieb bewerbung
  commercial comptabilite contacto ventas newsletter root it finance kefu
`);

/** Nobody reads there, wherever it is. */
export const deadMailboxes = words(`
  noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply none noemail no-email no_email nomail
  no.email keinemail keine-email unknown null nobody notprovided notavailable na n/a mailer-daemon
`);

/** Typed to fill the field; dead only at a free-mail domain or one that is itself made up. */
export const placeholderWords = words(`
  test tests tester testing asdf asd qwerty qwertz xxx xx abc abcd foo bar foobar aaa bbb a b x y z no none na
  email mail noemail nomail user example sample fake dummy me you 123 1234 12345 domain null unknown nowhere
`);
