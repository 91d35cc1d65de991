/** ISO 639-1 | ISO 639-2 (terminology, bibliography) | names: English, its own, German, French, … (Unicode CLDR). */
const rows = `
aa|aar|Afar|afar|阿法尔语
ab|abk|Abkhazian|Abchasisch|abkhaze|abjasio|阿布哈西亚语
ae|ave|Avestan|Avestisch|avestique|avéstico|阿维斯塔语
af|afr|Afrikaans|afrikaans|afrikáans|南非荷兰语
ak|aka|Akan|akan|阿肯语
am|amh|Amharic|አማርኛ|Amharisch|amharique|amárico|阿姆哈拉语
an|arg|Aragonese|Aragonesisch|aragonais|aragonés|阿拉贡语
ar|ara|Arabic|العربية|Arabisch|arabe|árabe|arabo|arabski|арабский|阿拉伯语|阿拉伯文|アラビア語|아랍어
as|asm|Assamese|অসমীয়া|Assamesisch|assamais|asamés|阿萨姆语
av|ava|Avaric|Awarisch|avar|阿瓦尔语
ay|aym|Aymara|aymara|aimara|艾马拉语
az|aze|Azerbaijani|azərbaycan|Aserbaidschanisch|azerbaïdjanais|azerbaiyano|阿塞拜疆语
ba|bak|Bashkir|башҡорт|Baschkirisch|bachkir|baskir|巴什基尔语
be|bel|Belarusian|беларуская|Belarussisch|biélorusse|bielorruso|白俄罗斯语
bg|bul|Bulgarian|български|Bulgarisch|bulgare|búlgaro|bulgaro|Bulgaars|bułgarski|болгарский|保加利亚语|保加利亞文|ブルガリア語|불가리아어
bh|bih|Bhojpuri|Bhodschpuri|bhodjpouri|bhoyapurí|博杰普尔语
bi|bis|Bislama|bichelamar|bislama|比斯拉马语
bm|bam|Bambara|bamanakan|bambara|班巴拉语
bn|ben|Bangla|বাংলা|Bengalisch|bengali|bengalí|bengalese|Bengaals|bengalski|бенгальский|孟加拉语|孟加拉文|ベンガル語|벵골어
bo|bod tib|Tibetan|བོད་སྐད་|Tibetisch|tibétain|tibetano|藏语
br|bre|Breton|brezhoneg|Bretonisch|breton|bretón|布列塔尼语
bs|bos|Bosnian|bosanski|Bosnisch|bosniaque|bosnio|波斯尼亚语
ca|cat|Catalan|català|Katalanisch|catalan|catalán|catalano|Catalaans|catalão|kataloński|каталанский|加泰罗尼亚语|加泰蘭文|カタロニア語|카탈로니아어
ce|che|Chechen|нохчийн|Tschetschenisch|tchétchène|checheno|车臣语
ch|cha|Chamorro|chamorro|查莫罗语
co|cos|Corsican|Korsisch|corse|corso|科西嘉语
cr|cre|Cree|cree|克里语
cs|ces cze|Czech|čeština|Tschechisch|tchèque|checo|ceco|Tsjechisch|tcheco|czeski|чешский|捷克语|捷克文|チェコ語|체코어
cu|chu|Church Slavic|Kirchenslawisch|slavon d’église|eslavo eclesiástico|教会斯拉夫语
cv|chv|Chuvash|чӑваш чӗлхи|Tschuwaschisch|tchouvache|chuvasio|楚瓦什语
cy|cym wel|Welsh|Cymraeg|Walisisch|gallois|galés|威尔士语
da|dan|Danish|dansk|Dänisch|danois|danés|danese|Deens|dinamarquês|duński|датский|丹麦语|丹麥文|デンマーク語|덴마크어
de|deu ger|German|Deutsch|allemand|alemán|tedesco|Duits|alemão|niemiecki|немецкий|德语|德文|ドイツ語|독일어
dv|div|Divehi|Dhivehi|maldivien|divehi|迪维希语
dz|dzo|Dzongkha|རྫོང་ཁ|dzongkha|宗卡语
ee|ewe|Ewe|eʋegbe|éwé|ewé|埃维语
el|ell gre|Greek|Ελληνικά|Griechisch|grec|griego|greco|Grieks|grego|grecki|греческий|希腊语|希臘文|ギリシャ語|그리스어
en|eng|English|Englisch|anglais|inglés|inglese|Engels|inglês|angielski|английский|英语|英文|英語|영어
eo|epo|Esperanto|espéranto|esperanto|世界语
es|spa|Spanish|español|Spanisch|espagnol|spagnolo|Spaans|espanhol|hiszpański|испанский|西班牙语|西班牙文|スペイン語|스페인어
et|est|Estonian|eesti|Estnisch|estonien|estonio|estone|Estisch|estoniano|estoński|эстонский|爱沙尼亚语|愛沙尼亞文|エストニア語|에스토니아어
eu|eus baq|Basque|euskara|Baskisch|basque|euskera|basco|baskijski|баскский|巴斯克语|巴斯克文|バスク語|바스크어
fa|fas per|Persian|فارسی|Persisch|persan|persa|persiano|Perzisch|perski|персидский|波斯语|波斯文|ペルシア語|페르시아어
ff|ful|Fula|Pulaar|Ful|peul|fula|富拉语
fi|fin|Finnish|suomi|Finnisch|finnois|finés|finlandese|Fins|finlandês|fiński|финский|芬兰语|芬蘭文|フィンランド語|핀란드어
fj|fij|Fijian|Fidschi|fidjien|fiyiano|斐济语
fo|fao|Faroese|føroyskt|Färöisch|féroïen|feroés|法罗语
fr|fra fre|French|français|Französisch|francés|francese|Frans|francês|francuski|французский|法语|法文|フランス語|프랑스어
fy|fry|Western Frisian|Frysk|Westfriesisch|frison occidental|frisón occidental|西弗里西亚语
ga|gle|Irish|Gaeilge|Irisch|irlandais|irlandés|irlandese|Iers|irlandês|irlandzki|ирландский|爱尔兰语|愛爾蘭文|アイルランド語|아일랜드어
gd|gla|Scottish Gaelic|Gàidhlig|Gälisch (Schottland)|gaélique écossais|gaélico escocés|苏格兰盖尔语
gl|glg|Galician|galego|Galicisch|galicien|gallego|galiziano|galicyjski|галисийский|加利西亚语|加利西亞文|ガリシア語|갈리시아어
gn|grn|Guarani|Guaraní|guarani|guaraní|瓜拉尼语
gu|guj|Gujarati|ગુજરાતી|goudjarati|guyaratí|古吉拉特语
gv|glv|Manx|Gaelg|mannois|manés|马恩语
ha|hau|Hausa|Haussa|haoussa|hausa|豪萨语
he|heb|Hebrew|עברית|Hebräisch|hébreu|hebreo|ebraico|Hebreeuws|hebraico|hebrajski|иврит|希伯来语|希伯來文|ヘブライ語|히브리어
hi|hin|Hindi|हिन्दी|hindi|хинди|印地语|印地文|ヒンディー語|힌디어
ho|hmo|Hiri Motu|Hiri-Motu|hiri motu|希里莫图语
hr|hrv|Croatian|hrvatski|Kroatisch|croate|croata|croato|chorwacki|хорватский|克罗地亚语|克羅埃西亞文|クロアチア語|크로아티아어
ht|hat|Haitian Creole|Haiti-Kreolisch|créole haïtien|criollo haitiano|海地克里奥尔语
hu|hun|Hungarian|magyar|Ungarisch|hongrois|húngaro|ungherese|Hongaars|węgierski|венгерский|匈牙利语|匈牙利文|ハンガリー語|헝가리어
hy|hye arm|Armenian|հայերեն|Armenisch|arménien|armenio|亚美尼亚语
hz|her|Herero|héréro|herero|赫雷罗语
ia|ina|Interlingua|interlingua|国际语
id|ind|Indonesian|Indonesia|Indonesisch|indonésien|indonesio|indonesiano|indonésio|indonezyjski|индонезийский|印度尼西亚语|印尼文|インドネシア語|인도네시아어
ie|ile|Interlingue|interlingue|国际文字（E）
ig|ibo|Igbo|igbo|伊博语
ii|iii|Sichuan Yi|ꆈꌠꉙ|Yi|yi du Sichuan|yi de Sichuán|凉山彝语
ik|ipk|Inupiaq|Inupiak|inupiaq|伊努皮克语
io|ido|Ido|ido|伊多语
is|isl ice|Icelandic|íslenska|Isländisch|islandais|islandés|islandese|IJslands|islandês|islandzki|исландский|冰岛语|冰島文|アイスランド語|아이슬란드어
it|ita|Italian|italiano|Italienisch|italien|Italiaans|włoski|итальянский|意大利语|義大利文|イタリア語|이탈리아어
iu|iku|Inuktitut|inuktitut|因纽特语
ja|jpn|Japanese|日本語|Japanisch|japonais|japonés|giapponese|Japans|japonês|japoński|японский|日语|日文|일본어
jv|jav|Javanese|Jawa|Javanisch|javanais|javanés|爪哇语
ka|kat geo|Georgian|ქართული|Georgisch|géorgien|georgiano|格鲁吉亚语
kg|kon|Kongo|Kongolesisch|kikongo|kongo|刚果语
ki|kik|Kikuyu|Gikuyu|kikuyu|吉库尤语
kj|kua|Kuanyama|Kwanyama|kuanyama|宽亚玛语
kk|kaz|Kazakh|қазақ тілі|Kasachisch|kazakh|kazajo|哈萨克语
kl|kal|Kalaallisut|kalaallisut|Grönländisch|groenlandais|groenlandés|格陵兰语
km|khm|Khmer|ខ្មែរ|khmer|jemer|高棉语
kn|kan|Kannada|ಕನ್ನಡ|kannada|canarés|卡纳达语
ko|kor|Korean|한국어|Koreanisch|coréen|coreano|Koreaans|koreański|корейский|韩语|韓文|韓国語
kr|kau|Kanuri|kanouri|kanuri|卡努里语
ks|kas|Kashmiri|کٲشُر|Kaschmiri|cachemiri|cachemir|克什米尔语
ku|kur|Kurdish|kurdî (kurmancî)|Kurdisch|kurde|kurdo|库尔德语
kv|kom|Komi|komi|科米语
kw|cor|Cornish|kernewek|Kornisch|cornique|córnico|康沃尔语
ky|kir|Kyrgyz|кыргызча|Kirgisisch|kirghize|kirguís|吉尔吉斯语
la|lat|Latin|Latein|latin|latín|拉丁语
lb|ltz|Luxembourgish|Lëtzebuergesch|Luxemburgisch|luxembourgeois|luxemburgués|卢森堡语
lg|lug|Ganda|Luganda|ganda|卢干达语
li|lim|Limburgish|Limburgisch|limbourgeois|limburgués|林堡语
ln|lin|Lingala|lingála|lingala|林加拉语
lo|lao|Lao|ລາວ|Laotisch|lao|老挝语
lt|lit|Lithuanian|lietuvių|Litauisch|lituanien|lituano|Litouws|litewski|литовский|立陶宛语|立陶宛文|リトアニア語|리투아니아어
lu|lub|Luba-Katanga|Tshiluba|luba-katanga (kiluba)|luba-katanga|鲁巴加丹加语
lv|lav|Latvian|latviešu|Lettisch|letton|letón|lettone|Lets|letão|łotewski|латышский|拉脱维亚语|拉脫維亞文|ラトビア語|라트비아어
mg|mlg|Malagasy|malgache|马拉加斯语
mh|mah|Marshallese|Marschallesisch|marshallais|marshalés|马绍尔语
mi|mri mao|Māori|maori|maorí|毛利语
mk|mkd mac|Macedonian|македонски|Mazedonisch|macédonien|macedonio|macedone|Macedonisch|macedônio|macedoński|македонский|马其顿语|馬其頓文|マケドニア語|마케도니아어
ml|mal|Malayalam|മലയാളം|malayalam|malayálam|马拉雅拉姆语
mn|mon|Mongolian|монгол|Mongolisch|mongol|蒙古语
mr|mar|Marathi|मराठी|marathi|maratí|马拉地语
ms|msa may|Malay|Melayu|Malaiisch|malais|malayo|malese|Maleis|malaio|malajski|малайский|马来语|馬來文|マレー語|말레이어
mt|mlt|Maltese|Malti|Maltesisch|maltais|maltés|maltese|Maltees|maltês|maltański|мальтийский|马耳他语|馬爾他文|マルタ語|몰타어
my|mya bur|Burmese|မြန်မာ|Birmanisch|birman|birmano|缅甸语
na|nau|Nauru|Nauruisch|nauruan|nauruano|瑙鲁语
nb|nob|Norwegian Bokmål|norsk bokmål|Norwegisch (Bokmål)|norvégien bokmål|noruego bokmal|norvegese bokmål|Noors - Bokmål|bokmål norueguês|norweski (bokmål)|норвежский букмол|书面挪威语|書面挪威文|ノルウェー語(ブークモール)|노르웨이어(보크말)
nd|nde|North Ndebele|isiNdebele|Nord-Ndebele|ndébélé du Nord|ndebele septentrional|北恩德贝勒语
ne|nep|Nepali|नेपाली|Nepalesisch|népalais|nepalí|尼泊尔语
ng|ndo|Ndonga|ndonga|恩东加语
nl|nld dut|Dutch|Nederlands|Niederländisch|néerlandais|neerlandés|olandese|holandês|niderlandzki|нидерландский|荷兰语|荷蘭文|オランダ語|네덜란드어
nn|nno|Norwegian Nynorsk|norsk nynorsk|Norwegisch (Nynorsk)|norvégien nynorsk|noruego nynorsk|挪威尼诺斯克语
no|nor|Norwegian|norsk|Norwegisch|norvégien|noruego|norvegese|Noors|norueguês|norweski|норвежский|挪威语|挪威文|ノルウェー語|노르웨이어
nr|nbl|South Ndebele|Süd-Ndebele|ndébélé du Sud|ndebele meridional|南恩德贝勒语
nv|nav|Navajo|navajo|纳瓦霍语
ny|nya|Nyanja|chewa|nyanja|齐切瓦语
oc|oci|Occitan|occitan|Okzitanisch|occitano|奥克语
oj|oji|Ojibwa|ojibwa|奥吉布瓦语
om|orm|Oromo|Oromoo|oromo|奥罗莫语
or|ori|Odia|ଓଡ଼ିଆ|Oriya|odia|oriya|奥里亚语
os|oss|Ossetic|ирон|Ossetisch|ossète|osético|奥塞梯语
pa|pan|Punjabi|ਪੰਜਾਬੀ|pendjabi|punyabí|旁遮普语
pi|pli|Pali|pali|巴利语
pl|pol|Polish|polski|Polnisch|polonais|polaco|polacco|Pools|polonês|польский|波兰语|波蘭文|ポーランド語|폴란드어
ps|pus|Pashto|پښتو|Paschtu|pachto|pastún|普什图语
pt|por|Portuguese|português|Portugiesisch|portugais|portugués|portoghese|Portugees|portugalski|португальский|葡萄牙语|葡萄牙文|ポルトガル語|포르투갈어
qu|que|Quechua|Runasimi|quechua|克丘亚语
rm|roh|Romansh|rumantsch|Rätoromanisch|romanche|罗曼什语
rn|run|Rundi|Ikirundi|roundi|kirundi|隆迪语
ro|ron rum|Romanian|română|Rumänisch|roumain|rumano|rumeno|Roemeens|romeno|rumuński|румынский|罗马尼亚语|羅馬尼亞文|ルーマニア語|루마니아어
ru|rus|Russian|русский|Russisch|russe|ruso|russo|rosyjski|俄语|俄文|ロシア語|러시아어
rw|kin|Kinyarwanda|Ikinyarwanda|kinyarwanda|卢旺达语
sa|san|Sanskrit|संस्कृत भाषा|sanskrit|sánscrito|梵语
sc|srd|Sardinian|sardu|Sardisch|sarde|sardo|萨丁语
sd|snd|Sindhi|سنڌي|sindhi|sindi|信德语
se|sme|Northern Sami|davvisámegiella|Nordsamisch|same du Nord|sami septentrional|北方萨米语
sg|sag|Sango|Sängö|sango|桑戈语
si|sin|Sinhala|සිංහල|Singhalesisch|cingalais|cingalés|僧伽罗语
sk|slk slo|Slovak|slovenčina|Slowakisch|slovaque|eslovaco|slovacco|Slowaaks|słowacki|словацкий|斯洛伐克语|斯洛伐克文|スロバキア語|슬로바키아어
sl|slv|Slovenian|slovenščina|Slowenisch|slovène|esloveno|sloveno|Sloveens|słoweński|словенский|斯洛文尼亚语|斯洛維尼亞文|スロベニア語|슬로베니아어
sm|smo|Samoan|Samoanisch|samoan|samoano|萨摩亚语
sn|sna|Shona|chiShona|shona|绍纳语
so|som|Somali|Soomaali|somali|somalí|索马里语
sq|sqi alb|Albanian|shqip|Albanisch|albanais|albanés|albanese|Albanees|albanês|albański|албанский|阿尔巴尼亚语|阿爾巴尼亞文|アルバニア語|알바니아어
sr|srp|Serbian|српски|Serbisch|serbe|serbio|serbo|Servisch|sérvio|serbski|сербский|塞尔维亚语|塞爾維亞文|セルビア語|세르비아어
ss|ssw|Swati|Swazi|swati|suazi|斯瓦蒂语
st|sot|Southern Sotho|Sesotho|Süd-Sotho|sotho du Sud|sotho meridional|南索托语
su|sun|Sundanese|Basa Sunda|Sundanesisch|soundanais|sundanés|巽他语
sv|swe|Swedish|svenska|Schwedisch|suédois|sueco|svedese|Zweeds|szwedzki|шведский|瑞典语|瑞典文|スウェーデン語|스웨덴어
sw|swa|Swahili|Kiswahili|Suaheli|swahili|suajili|斯瓦希里语
ta|tam|Tamil|தமிழ்|tamoul|tamil|tâmil|tamilski|тамильский|泰米尔语|坦米爾文|タミル語|타밀어
te|tel|Telugu|తెలుగు|télougou|telugu|télugo|телугу|泰卢固语|泰盧固文|テルグ語|텔루구어
tg|tgk|Tajik|тоҷикӣ|Tadschikisch|tadjik|tayiko|塔吉克语
th|tha|Thai|ไทย|Thailändisch|thaï|tailandés|thailandese|tailandês|tajski|тайский|泰语|泰文|タイ語|태국어
ti|tir|Tigrinya|ትግርኛ|tigrigna|tigriña|提格利尼亚语
tk|tuk|Turkmen|türkmen dili|Turkmenisch|turkmène|turcomano|土库曼语
tl|tgl|Filipino|filipino|菲律宾语
tn|tsn|Tswana|Setswana|tswana|setsuana|茨瓦纳语
to|ton|Tongan|lea fakatonga|Tongaisch|tongien|tongano|汤加语
tr|tur|Turkish|Türkçe|Türkisch|turc|turco|Turks|turecki|турецкий|土耳其语|土耳其文|トルコ語|튀르키예어
ts|tso|Tsonga|tsonga|聪加语
tt|tat|Tatar|татар|Tatarisch|tatar|tártaro|鞑靼语
tw|twi|Akan|akan|阿肯语
ty|tah|Tahitian|Tahitisch|tahitien|tahitiano|塔希提语
ug|uig|Uyghur|ئۇيغۇرچە|Uigurisch|ouïghour|uigur|维吾尔语
uk|ukr|Ukrainian|українська|Ukrainisch|ukrainien|ucraniano|ucraino|Oekraïens|ukraiński|украинский|乌克兰语|烏克蘭文|ウクライナ語|우크라이나어
ur|urd|Urdu|اردو|ourdou|urdu|урду|乌尔都语|烏都文|ウルドゥー語|우르두어
uz|uzb|Uzbek|o‘zbek|Usbekisch|ouzbek|uzbeko|乌兹别克语
ve|ven|Venda|venda|文达语
vi|vie|Vietnamese|Tiếng Việt|Vietnamesisch|vietnamien|vietnamita|Vietnamees|wietnamski|вьетнамский|越南语|越南文|ベトナム語|베트남어
vo|vol|Volapük|volapük|沃拉普克语
wa|wln|Walloon|Wallonisch|wallon|valón|瓦隆语
wo|wol|Wolof|wolof|wólof|沃洛夫语
xh|xho|Xhosa|IsiXhosa|xhosa|科萨语
yi|yid|Yiddish|ייִדיש|Jiddisch|yiddish|yidis|意第绪语
yo|yor|Yoruba|Èdè Yorùbá|yoruba|约鲁巴语
za|zha|Zhuang|Vahcuengh|zhuang|壮语
zh|zho chi|Chinese|中文|Chinesisch|chinois|chino|cinese|Chinees|chinês|chiński|китайский|中国語|중국어
zu|zul|Zulu|isiZulu|zoulou|zulú|祖鲁语
`;

/** What people write and the tables do not list. */
const colloquial = `
zh|Mandarin|Putonghua|普通话|国语|國語|汉语|漢語|中文|简体中文|繁体中文|繁體中文|华语|華語|Simplified Chinese|Traditional Chinese|cmn|cn
zh|Cantonese|Kantonesisch|粤语|粵語|yue|chinese (simplified)|chinese (traditional)|chs|cht
en|Englisch|British English|American English|English (US)|English (UK)|English (United States)|English (United Kingdom)|uk english|us english
de|German (Germany)|Hochdeutsch|Schweizerdeutsch|Swiss German|gsw|ger
es|Castellano|Castilian|Spanish (Spain)|Spanish (Latin America)|Latin American Spanish
pt|Brazilian Portuguese|Brazilian|Português (Brasil)|Portuguese (Brazil)|Portuguese (Portugal)
fr|Canadian French|French (France)|French (Canada)|Francais
nl|Flemish|Vlaams|Flämisch|Flamand
no|Bokmål|Bokmal|Norsk|Norsk bokmål
fa|Farsi|Dari
el|Neugriechisch
tl|Filipino|Pilipino|fil|Tagalog
he|iw|Ivrit
id|in|Bahasa|Bahasa Indonesia
ms|Bahasa Melayu
yi|ji
ro|mo|Moldovan
sr|Serbo-Croatian
ja|jp|Nihongo
ko|kr|Hangul
cs|cz
da|dk
sv|se
`;

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  /** Everything by which it is known, codes of three letters among it. */
  readonly names: readonly string[];
}

function parsed(table: string): Language[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [code = '', ...names] = row.split('|');
      return { code, names };
    });
}

/** Later rows only add names that are not taken. */
export const languages: readonly Language[] = [
  ...parsed(rows).map(({ code, names: [codes = '', ...names] }) => ({
    code,
    names: [...codes.split(' '), ...names],
  })),
  ...parsed(colloquial),
];
