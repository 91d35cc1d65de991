export interface Country {
  /** ISO 3166-1 alpha-2. */
  alpha2: string;
  alpha3: string;
  /** ISO 4217, where one currency is meant by an amount without any. */
  currency?: string;
  /** English, German, French, Spanish, Italian, Chinese, then what else people write. */
  names: readonly string[];
}

/** alpha-2 | alpha-3 | currency | names. Names after Unicode CLDR. */
const rows = `
AD|AND|EUR|Andorra|Andorre|安道尔
AE|ARE|AED|United Arab Emirates|Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos|Emirati Arabi Uniti|阿拉伯联合酋长国|UAE|Emirates
AF|AFG||Afghanistan|Afganistán|阿富汗
AG|ATG||Antigua & Barbuda|Antigua und Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Antigua e Barbuda|安提瓜和巴布达
AI|AIA||Anguilla|Anguila|安圭拉
AL|ALB|ALL|Albania|Albanien|Albanie|阿尔巴尼亚
AM|ARM|AMD|Armenia|Armenien|Arménie|亚美尼亚
AO|AGO||Angola|安哥拉
AQ|ATA||Antarctica|Antarktis|Antarctique|Antártida|Antartide|南极洲
AR|ARG|ARS|Argentina|Argentinien|Argentine|阿根廷
AT|AUT|EUR|Austria|Österreich|Autriche|奥地利|Oesterreich
AU|AUS|AUD|Australia|Australien|Australie|澳大利亚
AW|ABW||Aruba|阿鲁巴
AZ|AZE|AZN|Azerbaijan|Aserbaidschan|Azerbaïdjan|Azerbaiyán|Azerbaigian|阿塞拜疆
BA|BIH|BAM|Bosnia & Herzegovina|Bosnien und Herzegowina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bosnia ed Erzegovina|波斯尼亚和黑塞哥维那
BB|BRB||Barbados|Barbade|巴巴多斯
BD|BGD|BDT|Bangladesh|Bangladesch|Bangladés|孟加拉国
BE|BEL|EUR|Belgium|Belgien|Belgique|Bélgica|Belgio|比利时|België
BF|BFA||Burkina Faso|布基纳法索
BG|BGR|EUR|Bulgaria|Bulgarien|Bulgarie|保加利亚
BH|BHR|BHD|Bahrain|Bahreïn|Baréin|Bahrein|巴林
BI|BDI||Burundi|布隆迪
BJ|BEN||Benin|Bénin|Benín|贝宁
BM|BMU||Bermuda|Bermudes|Bermudas|百慕大
BN|BRN||Brunei|Brunei Darussalam|Brunéi|文莱
BO|BOL|BOB|Bolivia|Bolivien|Bolivie|玻利维亚|Bolivia, Plurinational State of
BR|BRA|BRL|Brazil|Brasilien|Brésil|Brasil|Brasile|巴西
BS|BHS||Bahamas|巴哈马
BT|BTN||Bhutan|Bhoutan|Bután|不丹
BW|BWA||Botswana|Botsuana|博茨瓦纳
BY|BLR|BYN|Belarus|Biélorussie|Bielorrusia|Bielorussia|白俄罗斯
BZ|BLZ||Belize|Belice|伯利兹
CA|CAN|CAD|Canada|Kanada|Canadá|加拿大
CD|COD||Congo - Kinshasa|Kongo-Kinshasa|Congo-Kinshasa|República Democrática del Congo|刚果（金）|DR Congo|DRC|Democratic Republic of the Congo
CF|CAF||Central African Republic|Zentralafrikanische Republik|République centrafricaine|República Centroafricana|Repubblica Centrafricana|中非共和国
CG|COG||Congo - Brazzaville|Kongo-Brazzaville|Congo-Brazzaville|Congo|刚果（布）
CH|CHE|CHF|Switzerland|Schweiz|Suisse|Suiza|Svizzera|瑞士
CI|CIV||Côte d'Ivoire|Costa d'Avorio|科特迪瓦|Ivory Coast
CL|CHL|CLP|Chile|Chili|Cile|智利
CM|CMR||Cameroon|Kamerun|Cameroun|Camerún|Camerun|喀麦隆
CN|CHN|CNY|China|Chine|Cina|中国|中华人民共和国|中國|PRC|P.R. China|PR China|Mainland China|People's Republic of China|中国大陆
CO|COL|COP|Colombia|Kolumbien|Colombie|哥伦比亚
CR|CRI|CRC|Costa Rica|哥斯达黎加
CU|CUB||Cuba|Kuba|古巴
CV|CPV||Cape Verde|Cabo Verde|Cap-Vert|Capo Verde|佛得角
CW|CUW||Curaçao|Curazao|库拉索
CY|CYP|EUR|Cyprus|Zypern|Chypre|Chipre|Cipro|塞浦路斯
CZ|CZE|CZK|Czechia|Tschechien|Tchéquie|Chequia|Cechia|捷克|Czech Republic|Česko|Česká republika|Tschechische Republik
DE|DEU|EUR|Germany|Deutschland|Allemagne|Alemania|Germania|德国|BRD|Federal Republic of Germany|Bundesrepublik Deutschland|D
DJ|DJI||Djibouti|Dschibuti|Yibuti|Gibuti|吉布提
DK|DNK|DKK|Denmark|Dänemark|Danemark|Dinamarca|Danimarca|丹麦|Danmark
DM|DMA||Dominica|Dominique|多米尼克
DO|DOM|DOP|Dominican Republic|Dominikanische Republik|République dominicaine|República Dominicana|Repubblica Dominicana|多米尼加共和国
DZ|DZA|DZD|Algeria|Algerien|Algérie|Argelia|阿尔及利亚
EC|ECU|USD|Ecuador|Équateur|厄瓜多尔
EE|EST|EUR|Estonia|Estland|Estonie|爱沙尼亚
EG|EGY|EGP|Egypt|Ägypten|Égypte|Egipto|Egitto|埃及
ER|ERI||Eritrea|Érythrée|厄立特里亚
ES|ESP|EUR|Spain|Spanien|Espagne|España|Spagna|西班牙
ET|ETH|ETB|Ethiopia|Äthiopien|Éthiopie|Etiopía|Etiopia|埃塞俄比亚
FI|FIN|EUR|Finland|Finnland|Finlande|Finlandia|芬兰|Suomi
FJ|FJI||Fiji|Fidschi|Fidji|Fiyi|Figi|斐济
FM|FSM||Micronesia|Mikronesien|Micronésie|密克罗尼西亚
FO|FRO|DKK|Faroe Islands|Färöer|Îles Féroé|Islas Feroe|Isole Fær Øer|法罗群岛
FR|FRA|EUR|France|Frankreich|Francia|法国|République française|F
GA|GAB||Gabon|Gabun|Gabón|加蓬
GB|GBR|GBP|United Kingdom|Vereinigtes Königreich|Royaume-Uni|Reino Unido|Regno Unito|英国|UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Großbritannien|Grande-Bretagne
GD|GRD||Grenada|Grenade|Granada|格林纳达
GE|GEO|GEL|Georgia|Georgien|Géorgie|格鲁吉亚
GF|GUF|EUR|French Guiana|Französisch-Guayana|Guyane française|Guayana Francesa|Guyana Francese|法属圭亚那
GG|GGY|GBP|Guernsey|Guernesey|根西岛
GH|GHA|GHS|Ghana|加纳
GI|GIB||Gibraltar|Gibilterra|直布罗陀
GL|GRL|DKK|Greenland|Grönland|Groenland|Groenlandia|格陵兰
GM|GMB||Gambia|Gambie|冈比亚
GN|GIN||Guinea|Guinée|几内亚
GP|GLP|EUR|Guadeloupe|Guadalupe|Guadalupa|瓜德罗普
GQ|GNQ||Equatorial Guinea|Äquatorialguinea|Guinée équatoriale|Guinea Ecuatorial|Guinea Equatoriale|赤道几内亚
GR|GRC|EUR|Greece|Griechenland|Grèce|Grecia|希腊|Ελλάδα|Hellas
GT|GTM|GTQ|Guatemala|危地马拉
GU|GUM|USD|Guam|关岛
GW|GNB||Guinea-Bissau|Guinée-Bissau|Guinea-Bisáu|几内亚比绍
GY|GUY||Guyana|圭亚那
HK|HKG|HKD|Hong Kong SAR China|Sonderverwaltungsregion Hongkong|R.A.S. chinoise de Hong Kong|RAE de Hong Kong (China)|RAS di Hong Kong|中国香港特别行政区|Hong Kong|Hongkong|香港|Hong Kong SAR
HN|HND||Honduras|洪都拉斯
HR|HRV|EUR|Croatia|Kroatien|Croatie|Croacia|Croazia|克罗地亚
HT|HTI||Haiti|Haïti|Haití|海地
HU|HUN|HUF|Hungary|Ungarn|Hongrie|Hungría|Ungheria|匈牙利|Magyarország
ID|IDN|IDR|Indonesia|Indonesien|Indonésie|印度尼西亚
IE|IRL|EUR|Ireland|Irland|Irlande|Irlanda|爱尔兰|Éire|Republic of Ireland
IL|ISR|ILS|Israel|Israël|Israele|以色列
IM|IMN|GBP|Isle of Man|Île de Man|Isla de Man|Isola di Man|马恩岛
IN|IND|INR|India|Indien|Inde|印度|Bharat
IQ|IRQ|IQD|Iraq|Irak|伊拉克
IR|IRN|IRR|Iran|Irán|伊朗|Iran, Islamic Republic of
IS|ISL|ISK|Iceland|Island|Islande|Islandia|Islanda|冰岛
IT|ITA|EUR|Italy|Italien|Italie|Italia|意大利
JE|JEY|GBP|Jersey|泽西岛
JM|JAM||Jamaica|Jamaika|Jamaïque|Giamaica|牙买加
JO|JOR|JOD|Jordan|Jordanien|Jordanie|Jordania|Giordania|约旦
JP|JPN|JPY|Japan|Japon|Japón|Giappone|日本|Nippon|日本国
KE|KEN|KES|Kenya|Kenia|肯尼亚
KG|KGZ||Kyrgyzstan|Kirgisistan|Kirghizstan|Kirguistán|Kirghizistan|吉尔吉斯斯坦
KH|KHM|KHR|Cambodia|Kambodscha|Cambodge|Camboya|Cambogia|柬埔寨
KI|KIR||Kiribati|基里巴斯
KM|COM||Comoros|Komoren|Comores|Comoras|Comore|科摩罗
KN|KNA||St. Kitts & Nevis|St. Kitts und Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|Saint Kitts e Nevis|圣基茨和尼维斯
KP|PRK||North Korea|Nordkorea|Corée du Nord|Corea del Norte|Corea del Nord|朝鲜
KR|KOR|KRW|South Korea|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|韩国|Korea|Republic of Korea|대한민국|한국|Korea, Republic of
KW|KWT|KWD|Kuwait|Koweït|科威特
KY|CYM||Cayman Islands|Kaimaninseln|Îles Caïmans|Islas Caimán|Isole Cayman|开曼群岛
KZ|KAZ|KZT|Kazakhstan|Kasachstan|Kazajistán|Kazakistan|哈萨克斯坦
LA|LAO|LAK|Laos|老挝
LB|LBN|LBP|Lebanon|Libanon|Liban|Líbano|Libano|黎巴嫩
LC|LCA||St. Lucia|Sainte-Lucie|Santa Lucía|Saint Lucia|圣卢西亚
LI|LIE|CHF|Liechtenstein|列支敦士登
LK|LKA|LKR|Sri Lanka|斯里兰卡
LR|LBR||Liberia|利比里亚
LS|LSO||Lesotho|Lesoto|莱索托
LT|LTU|EUR|Lithuania|Litauen|Lituanie|Lituania|立陶宛
LU|LUX|EUR|Luxembourg|Luxemburg|Luxemburgo|Lussemburgo|卢森堡
LV|LVA|EUR|Latvia|Lettland|Lettonie|Letonia|Lettonia|拉脱维亚
LY|LBY||Libya|Libyen|Libye|Libia|利比亚
MA|MAR|MAD|Morocco|Marokko|Maroc|Marruecos|Marocco|摩洛哥
MC|MCO|EUR|Monaco|Mónaco|摩纳哥
MD|MDA|MDL|Moldova|Republik Moldau|Moldavie|Moldavia|摩尔多瓦|Republic of Moldova
ME|MNE|EUR|Montenegro|Monténégro|黑山
MG|MDG||Madagascar|Madagaskar|马达加斯加
MH|MHL||Marshall Islands|Marshallinseln|Îles Marshall|Islas Marshall|Isole Marshall|马绍尔群岛
MK|MKD|MKD|North Macedonia|Nordmazedonien|Macédoine du Nord|Macedonia del Norte|Macedonia del Nord|北马其顿|Macedonia
ML|MLI||Mali|马里
MM|MMR|MMK|Myanmar (Burma)|Myanmar|Myanmar (Birmanie)|Myanmar (Birmania)|缅甸|Burma
MN|MNG|MNT|Mongolia|Mongolei|Mongolie|蒙古
MO|MAC|MOP|Macao SAR China|Sonderverwaltungsregion Macau|R.A.S. chinoise de Macao|RAE de Macao (China)|RAS di Macao|中国澳门特别行政区|Macau|Macao|澳门|澳門
MQ|MTQ|EUR|Martinique|Martinica|马提尼克
MR|MRT||Mauritania|Mauretanien|Mauritanie|毛里塔尼亚
MS|MSR||Montserrat|蒙特塞拉特
MT|MLT|EUR|Malta|Malte|马耳他
MU|MUS||Mauritius|Maurice|Mauricio|毛里求斯
MV|MDV||Maldives|Malediven|Maldivas|Maldive|马尔代夫
MW|MWI||Malawi|Malaui|马拉维
MX|MEX|MXN|Mexico|Mexiko|Mexique|México|Messico|墨西哥
MY|MYS|MYR|Malaysia|Malaisie|Malasia|马来西亚
MZ|MOZ||Mozambique|Mosambik|Mozambico|莫桑比克
NA|NAM||Namibia|Namibie|纳米比亚
NC|NCL||New Caledonia|Neukaledonien|Nouvelle-Calédonie|Nueva Caledonia|Nuova Caledonia|新喀里多尼亚
NE|NER||Niger|Níger|尼日尔
NG|NGA|NGN|Nigeria|尼日利亚
NI|NIC||Nicaragua|尼加拉瓜
NL|NLD|EUR|Netherlands|Niederlande|Pays-Bas|Países Bajos|Paesi Bassi|荷兰|Holland|The Netherlands|Nederland
NO|NOR|NOK|Norway|Norwegen|Norvège|Noruega|Norvegia|挪威|Norge
NP|NPL|NPR|Nepal|Népal|尼泊尔
NR|NRU||Nauru|瑙鲁
NZ|NZL|NZD|New Zealand|Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nuova Zelanda|新西兰|Aotearoa
OM|OMN|OMR|Oman|Omán|阿曼
PA|PAN|USD|Panama|Panamá|巴拿马
PE|PER|PEN|Peru|Pérou|Perú|Perù|秘鲁
PF|PYF||French Polynesia|Französisch-Polynesien|Polynésie française|Polinesia Francesa|Polinesia Francese|法属波利尼西亚
PG|PNG||Papua New Guinea|Papua-Neuguinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua Nuova Guinea|巴布亚新几内亚
PH|PHL|PHP|Philippines|Philippinen|Filipinas|Filippine|菲律宾
PK|PAK|PKR|Pakistan|Pakistán|巴基斯坦
PL|POL|PLN|Poland|Polen|Pologne|Polonia|波兰|Polska
PR|PRI|USD|Puerto Rico|Porto Rico|Portorico|波多黎各
PS|PSE||Palestinian Territories|Palästinensische Autonomiegebiete|Territoires palestiniens|Territorios Palestinos|Territori Palestinesi|巴勒斯坦领土
PT|PRT|EUR|Portugal|Portogallo|葡萄牙
PW|PLW||Palau|Palaos|帕劳
PY|PRY|PYG|Paraguay|巴拉圭
QA|QAT|QAR|Qatar|Katar|Catar|卡塔尔
RE|REU|EUR|Réunion|La Réunion|Reunión|Riunione|留尼汪
RO|ROU|RON|Romania|Rumänien|Roumanie|Rumanía|罗马尼亚|România
RS|SRB|RSD|Serbia|Serbien|Serbie|塞尔维亚
RU|RUS|RUB|Russia|Russland|Russie|Rusia|俄罗斯|Russian Federation|Россия|Российская Федерация
RW|RWA||Rwanda|Ruanda|卢旺达
SA|SAU|SAR|Saudi Arabia|Saudi-Arabien|Arabie saoudite|Arabia Saudí|Arabia Saudita|沙特阿拉伯|KSA
SB|SLB||Solomon Islands|Salomonen|Îles Salomon|Islas Salomón|Isole Salomone|所罗门群岛
SC|SYC||Seychelles|Seychellen|塞舌尔
SD|SDN||Sudan|Soudan|Sudán|苏丹
SE|SWE|SEK|Sweden|Schweden|Suède|Suecia|Svezia|瑞典|Sverige
SG|SGP|SGD|Singapore|Singapur|Singapour|新加坡
SI|SVN|EUR|Slovenia|Slowenien|Slovénie|Eslovenia|斯洛文尼亚
SK|SVK|EUR|Slovakia|Slowakei|Slovaquie|Eslovaquia|Slovacchia|斯洛伐克|Slovensko|Slovak Republic
SL|SLE||Sierra Leone|Sierra Leona|塞拉利昂
SM|SMR|EUR|San Marino|Saint-Marin|圣马力诺
SN|SEN||Senegal|Sénégal|塞内加尔
SO|SOM||Somalia|Somalie|索马里
SR|SUR||Suriname|Surinam|苏里南
SS|SSD||South Sudan|Südsudan|Soudan du Sud|Sudán del Sur|Sud Sudan|南苏丹
ST|STP||São Tomé & Príncipe|São Tomé und Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|São Tomé e Príncipe|圣多美和普林西比
SV|SLV|USD|El Salvador|Salvador|萨尔瓦多
SX|SXM||Sint Maarten|Saint-Martin (partie néerlandaise)|荷属圣马丁
SY|SYR||Syria|Syrien|Syrie|Siria|叙利亚|Syrian Arab Republic
SZ|SWZ||Eswatini|Esuatini|斯威士兰|Swaziland
TC|TCA||Turks & Caicos Islands|Turks- und Caicosinseln|Îles Turques-et-Caïques|Islas Turcas y Caicos|Isole Turks e Caicos|特克斯和凯科斯群岛
TD|TCD||Chad|Tschad|Tchad|Ciad|乍得
TG|TGO||Togo|多哥
TH|THA|THB|Thailand|Thaïlande|Tailandia|Thailandia|泰国
TJ|TJK||Tajikistan|Tadschikistan|Tadjikistan|Tayikistán|Tagikistan|塔吉克斯坦
TL|TLS||Timor-Leste|Timor oriental|Timor Est|东帝汶
TM|TKM||Turkmenistan|Turkménistan|Turkmenistán|土库曼斯坦
TN|TUN|TND|Tunisia|Tunesien|Tunisie|Túnez|突尼斯
TO|TON||Tonga|汤加
TR|TUR|TRY|Türkiye|Türkei|Turquie|Turquía|Turchia|土耳其|Turkey
TT|TTO||Trinidad & Tobago|Trinidad und Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad e Tobago|特立尼达和多巴哥
TV|TUV||Tuvalu|图瓦卢
TW|TWN|TWD|Taiwan|Taïwan|Taiwán|台湾|臺灣|台灣|Taiwan, China|Republic of China|中华民国
TZ|TZA|TZS|Tanzania|Tansania|Tanzanie|坦桑尼亚|United Republic of Tanzania
UA|UKR|UAH|Ukraine|Ucrania|Ucraina|乌克兰|Україна
UG|UGA|UGX|Uganda|Ouganda|乌干达
US|USA|USD|United States|Vereinigte Staaten|États-Unis|Estados Unidos|Stati Uniti|美国|USA|U.S.A.|U.S.|United States of America|America|Vereinigte Staaten von Amerika|États-Unis d'Amérique|EE. UU.|EE.UU.|EEUU
UY|URY|UYU|Uruguay|乌拉圭
UZ|UZB|UZS|Uzbekistan|Usbekistan|Ouzbékistan|Uzbekistán|乌兹别克斯坦
VA|VAT|EUR|Vatican City|Vatikanstadt|État de la Cité du Vatican|Ciudad del Vaticano|Città del Vaticano|梵蒂冈|Vatican
VC|VCT||St. Vincent & Grenadines|St. Vincent und die Grenadinen|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|Saint Vincent e Grenadine|圣文森特和格林纳丁斯
VE|VEN|VES|Venezuela|委内瑞拉|Venezuela, Bolivarian Republic of
VG|VGB||British Virgin Islands|Britische Jungferninseln|Îles Vierges britanniques|Islas Vírgenes Británicas|Isole Vergini Britanniche|英属维尔京群岛
VI|VIR||U.S. Virgin Islands|Amerikanische Jungferninseln|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Isole Vergini Americane|美属维尔京群岛
VN|VNM|VND|Vietnam|Viêt Nam|越南|Viet Nam|Việt Nam
VU|VUT||Vanuatu|瓦努阿图
WS|WSM||Samoa|萨摩亚
XK|XKX|EUR|Kosovo|科索沃
YE|YEM||Yemen|Jemen|Yémen|也门
YT|MYT|EUR|Mayotte|马约特
ZA|ZAF|ZAR|South Africa|Südafrika|Afrique du Sud|Sudáfrica|Sudafrica|南非
ZM|ZMB||Zambia|Sambia|Zambie|赞比亚
ZW|ZWE||Zimbabwe|Simbabwe|Zimbabue|津巴布韦
`;

function parseRow(row: string): Country {
  const [alpha2 = '', alpha3 = '', currency = '', ...names] = row.split('|');
  return currency ? { alpha2, alpha3, currency, names } : { alpha2, alpha3, names };
}

export const countries: readonly Country[] = rows.trim().split('\n').map(parseRow);
