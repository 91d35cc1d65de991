import { entries, words } from './words';

/** Domains where anyone has a mailbox; `test@` and `none@` there are nobody's. */
export const freeMailDomains = words(`
  gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com hotmail.com hotmail.co.uk
  hotmail.de hotmail.fr outlook.com outlook.de live.com msn.com icloud.com me.com mac.com aol.com gmx.de
  gmx.net gmx.at web.de t-online.de freenet.de orange.fr free.fr laposte.net wanadoo.fr libero.it
  protonmail.com proton.me fastmail.com mail.com yandex.ru mail.ru qq.com vip.qq.com foxmail.com 163.com
  126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn 21cn.com tom.com bigpond.com btinternet.com
  live.co.uk live.fr live.nl outlook.fr outlook.es outlook.com.br hotmail.it hotmail.es yahoo.ca yahoo.it yahoo.es
  yahoo.in yahoo.co.in yahoo.co.jp yahoo.com.br yahoo.com.au yahoo.com.cn yahoo.com.tw rocketmail.com
  comcast.net verizon.net att.net bellsouth.net sbcglobal.net cox.net charter.net earthlink.net optonline.net
  juno.com gmx.com gmx.ch mail.de posteo.de mailbox.org arcor.de 1und1.de online.de kabelmail.de
  bluewin.ch sfr.fr neuf.fr tiscali.it virgilio.it alice.it tin.it telefonica.net terra.com.br
  uol.com.br bol.com.br seznam.cz centrum.cz wp.pl onet.pl interia.pl o2.pl bk.ru list.ru inbox.ru rambler.ru
  ya.ru yandex.com ukr.net abv.bg naver.com hanmail.net daum.net docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  rediffmail.com zoho.com hey.com tutanota.com tuta.com pm.me aliyun.com wo.cn sina.com.cn vip.sina.com vip.163.com
  ntlworld.com sky.com talktalk.net virginmedia.com optusnet.com.au iinet.net.au shaw.ca rogers.com telus.net
  sympatico.ca xtra.co.nz telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl home.nl telia.com
`);

/** Real domains one letter away from those; those of another country (`hotmail.at`) need not stand here. */
export const realNeighbours = words('email.com line.com home.com freenet.com verizon.com sina.net');

/** What no register knows as an ending, to what people mean by it. */
export const wrongEndings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: 'con cmo ocm vom xom cpm comm coom coim clm cim cok comn',
    net: 'nte ent nett nwt bet',
    org: 'ogr orgg rog otg',
    de: 'ed dee',
    fr: 'ffr frr',
    cn: 'cnn ccn',
    edu: 'deu eduu',
  }).flatMap(([meant, wrong]) => wrong.split(' ').map((one): [string, string] => [one, meant])),
);

/** How a provider reads the part before the @; only used for the matching key. */
export interface ProviderRule {
  /** Under which one mailbox is known, where the provider has several domains. */
  domain: string;
  ignoresPlusTag: boolean;
  /** What the provider leaves out when it looks for a mailbox. */
  ignores?: RegExp;
}

function plusTag(domain: string): [string, ProviderRule] {
  return [domain, { domain, ignoresPlusTag: true }];
}

const gmail: ProviderRule = { domain: 'gmail.com', ignoresPlusTag: true, ignores: /\./g };
const proton: ProviderRule = { domain: 'proton.me', ignoresPlusTag: true, ignores: /[._-]/g };
const apple: ProviderRule = { domain: 'icloud.com', ignoresPlusTag: true };
const yandex: ProviderRule = { domain: 'yandex.ru', ignoresPlusTag: true };

export const providerRules: ReadonlyMap<string, ProviderRule> = new Map([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ['proton.me', proton],
  ['protonmail.com', proton],
  ['pm.me', proton],
  ['icloud.com', apple],
  ['me.com', apple],
  ['mac.com', apple],
  ['yandex.ru', yandex],
  ['yandex.com', yandex],
  ['ya.ru', yandex],
  ...[
    ...[
      'outlook.com',
      'outlook.de',
      'outlook.fr',
      'outlook.es',
      'live.com',
      'live.co.uk',
      'msn.com',
    ],
    ...['hotmail.com', 'hotmail.co.uk', 'hotmail.de', 'hotmail.fr', 'hotmail.it', 'hotmail.es'],
    ...[
      'fastmail.com',
      'hey.com',
      'zoho.com',
      'mailbox.org',
      'posteo.de',
      'tutanota.com',
      'tuta.com',
    ],
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
  guerrillamail.net guerrillamail.org guerrillamail.biz guerrillamailblock.com grr.la pokemail.net spam4.me
  10minutemail.net 10minutemail.de 20minutemail.com 20minutemail.it 33mail.com anonbox.net anonymbox.com
  armyspy.com cuvox.de dayrep.com einrot.com fleckens.hu gustr.com jourrapide.com rhyta.com superrito.com teleworm.us
  byom.de discard.email discardmail.com discardmail.de dodgit.com drdrb.net dropmail.me emailfake.com
  emailsensei.com emailtemporanea.com fakemail.net fakemailgenerator.com filzmail.com generator.email getairmail.com
  harakirimail.com inboxalias.com inboxbear.com inboxkitten.com incognitomail.org jetable.org kurzepost.de
  mail-temporaire.fr mailcatch.com maileater.com mailexpire.com mailforspam.com mailinator.net mailinator.org
  mailmoat.com mailnull.com mailsac.com mailtemp.info meltmail.com minuteinbox.com mytemp.email mytrashmail.com
  nada.email nobulk.com nospam.ze.tc objectmail.com oneoffemail.com proxymail.eu punkass.com receiveee.com
  safetymail.info selfdestructingmail.com sneakemail.com sofort-mail.de sogetthis.com soodonims.com spam.la spambog.com
  spambox.us spamfree24.org spamgourmet.net spamhole.com spaml.de tempail.com tempemail.net tempinbox.com
  tempmail.de tempmail.net tempmailaddress.com tempmailo.com tempomail.fr temporaryemail.net temporaryinbox.com
  thankyou2010.com thisisnotmyrealemail.com throwam.com tmail.ws tmailinator.com tmpmail.net tmpmail.org trash2009.com
  trashmail.at trashmail.de trashmail.me trashmail.net trashmail.ws trbvm.com tyldd.com wegwerfadresse.de
  wegwerfemail.de wegwerf-email.de yopmail.fr yopmail.net zehnminutenmail.de zoemail.org linshiyouxiang.net
  chacuo.net bccto.me 027168.com burnermail.io mail.tm mailpoof.com moakt.cc
`);

/** A function rather than a person. */
export const roleMailboxes = words(`
  info sales support admin administrator contact contacts office hello help helpdesk service services webmaster
  postmaster hostmaster abuse billing accounts accounting accountspayable invoice invoices orders order hr jobs
  careers recruiting marketing press media team enquiries inquiries enquiry inquiry feedback customerservice
  customer.service reception security privacy legal purchasing kontakt buchhaltung rechnung vertrieb bewerbung
  commercial comptabilite contacto ventas newsletter root it finance kefu
  sekretariat verwaltung buero zentrale einkauf verkauf personal rechnungen bestellung bestellungen presse datenschutz
  accueil direction facturation factures achats secretariat rh compras administracion facturacion atencionalcliente
  rrhh info.de amministrazione ufficio vendite acquisti fatture segreteria boekhouding verkoop inkoop administratie
  biuro sekretariat faktury zamowienia obchod fakturace contato vendas financeiro marketing.team customercare
  customer-service customerservices custserv helpline booking bookings reservations reception events legal.team
  compliance dpo gdpr payroll accountsreceivable ar ap procurement shop store webshop sysadmin noc dns ssl-admin
  usenet news uucp ftp www mail.admin xiaoshou shichang caiwu renshi hr.team zhaopin shangwu
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
