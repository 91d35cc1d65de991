/**
 * Names of the countries that most customers are of, in Dutch, Portuguese, Polish, Swedish, Danish, Czech, Hungarian,
 * Romanian, Turkish, Finnish, Russian, Ukrainian, Japanese, Korean, traditional Chinese and Arabic (Unicode CLDR).
 */
const rows = `
AE|Verenigde Arabische Emiraten|Emirados Árabes Unidos|Zjednoczone Emiraty Arabskie|Förenade Arabemiraten|De Forenede Arabiske Emirater|Spojené arabské emiráty|Egyesült Arab Emírségek|Emiratele Arabe Unite|Birleşik Arap Emirlikleri|Arabiemiirikunnat|ОАЭ|Обʼєднані Арабські Емірати|アラブ首長国連邦|아랍에미리트|阿拉伯聯合大公國|الإمارات العربية المتحدة
AR|Argentinië|Argentina|Argentyna|Argentína|Arjantin|Argentiina|Аргентина|アルゼンチン|아르헨티나|阿根廷|الأرجنتين
AT|Oostenrijk|Áustria|Austria|Österrike|Østrig|Rakousko|Ausztria|Avusturya|Itävalta|Австрия|Австрія|オーストリア|오스트리아|奧地利|النمسا
AU|Australië|Austrália|Australia|Australien|Austrálie|Ausztrália|Avustralya|Австралия|Австралія|オーストラリア|오스트레일리아|澳洲|أستراليا
BE|België|Bélgica|Belgia|Belgien|Belgie|Belgium|Belçika|Бельгия|Бельгія|ベルギー|벨기에|比利時|بلجيكا
BG|Bulgarije|Bulgária|Bułgaria|Bulgarien|Bulharsko|Bulgaria|Bulgaristan|Болгария|Болгарія|ブルガリア|불가리아|保加利亞|بلغاريا
BR|Brazilië|Brasil|Brazylia|Brasilien|Brazílie|Brazília|Brazilia|Brezilya|Brasilia|Бразилия|Бразилія|ブラジル|브라질|巴西|البرازيل
CA|Canada|Canadá|Kanada|Канада|カナダ|캐나다|加拿大|كندا
CH|Zwitserland|Suíça|Szwajcaria|Schweiz|Švýcarsko|Svájc|Elveția|İsviçre|Sveitsi|Швейцария|Швейцарія|スイス|스위스|瑞士|سويسرا
CL|Chili|Chile|Şili|Чили|Чилі|チリ|칠레|智利|تشيلي
CN|China|Chiny|Kina|Čína|Kína|Çin|Kiina|Китай|中国|중국|中國|الصين
CO|Colombia|Colômbia|Kolumbia|Kolumbie|Columbia|Kolombiya|Колумбия|Колумбія|コロンビア|콜롬비아|哥倫比亞|كولومبيا
CY|Cyprus|Chipre|Cypr|Cypern|Kypr|Ciprus|Cipru|Kıbrıs|Kypros|Кипр|Кіпр|キプロス|키프로스|賽普勒斯|قبرص
CZ|Tsjechië|Tchéquia|Czechy|Tjeckien|Tjekkiet|Česko|Csehország|Cehia|Çekya|Tšekki|Чехия|Чехія|チェコ|체코|捷克|التشيك
DE|Duitsland|Alemanha|Niemcy|Tyskland|Německo|Németország|Germania|Almanya|Saksa|Германия|Німеччина|ドイツ|독일|德國|ألمانيا
DK|Denemarken|Dinamarca|Dania|Danmark|Dánsko|Dánia|Danemarca|Danimarka|Tanska|Дания|Данія|デンマーク|덴마크|丹麥|الدانمرك
EE|Estland|Estônia|Estonia|Estonsko|Észtország|Estonya|Viro|Эстония|Естонія|エストニア|에스토니아|愛沙尼亞|إستونيا
EG|Egypte|Egito|Egipt|Egypten|Egypt|Egyiptom|Mısır|Egypti|Египет|Єгипет|エジプト|이집트|埃及|مصر
ES|Spanje|Espanha|Hiszpania|Spanien|Španělsko|Spanyolország|Spania|İspanya|Espanja|Испания|Іспанія|スペイン|스페인|西班牙|إسبانيا
FI|Finland|Finlândia|Finlandia|Finsko|Finnország|Finlanda|Finlandiya|Suomi|Финляндия|Фінляндія|フィンランド|핀란드|芬蘭|فنلندا
FR|Frankrijk|França|Francja|Frankrike|Frankrig|Francie|Franciaország|Franța|Fransa|Ranska|Франция|Франція|フランス|프랑스|法國|فرنسا
GB|Verenigd Koninkrijk|Reino Unido|Wielka Brytania|Storbritannien|Spojené království|Egyesült Királyság|Regatul Unit|Birleşik Krallık|Iso-Britannia|Великобритания|Велика Британія|イギリス|영국|英國|المملكة المتحدة
GR|Griekenland|Grécia|Grecja|Grekland|Grækenland|Řecko|Görögország|Grecia|Yunanistan|Kreikka|Греция|Греція|ギリシャ|그리스|希臘|اليونان
HK|Hongkong SAR van China|Hong Kong, RAE da China|SRA Hongkong (Chiny)|Hongkong SAR|SAR Hongkong|Hongkong – ZAO Číny|Hongkong KKT|R.A.S. Hong Kong, China|Çin Hong Kong ÖİB|Hongkong – Kiinan erityishallintoalue|Гонконг (САР)|Гонконг, ОАР Китаю|中華人民共和国香港特別行政区|홍콩(중국 특별행정구)|中國香港特別行政區|هونغ كونغ الصينية (منطقة إدارية خاصة)
HR|Kroatië|Croácia|Chorwacja|Kroatien|Chorvatsko|Horvátország|Croația|Hırvatistan|Kroatia|Хорватия|Хорватія|クロアチア|크로아티아|克羅埃西亞|كرواتيا
HU|Hongarije|Hungria|Węgry|Ungern|Ungarn|Maďarsko|Magyarország|Ungaria|Macaristan|Unkari|Венгрия|Угорщина|ハンガリー|헝가리|匈牙利|هنغاريا
ID|Indonesië|Indonésia|Indonezja|Indonesien|Indonésie|Indonézia|Indonezia|Endonezya|Indonesia|Индонезия|Індонезія|インドネシア|인도네시아|印尼|إندونيسيا
IE|Ierland|Irlanda|Irlandia|Irland|Irsko|Írország|İrlanda|Irlanti|Ирландия|Ірландія|アイルランド|아일랜드|愛爾蘭|أيرلندا
IL|Israël|Israel|Izrael|İsrail|Израиль|Ізраїль|イスラエル|이스라엘|以色列|إسرائيل
IN|India|Índia|Indie|Indien|Hindistan|Intia|Индия|Індія|インド|인도|印度|الهند
IS|IJsland|Islândia|Islandia|Island|Izland|Islanda|İzlanda|Islanti|Исландия|Ісландія|アイスランド|아이슬란드|冰島|آيسلندا
IT|Italië|Itália|Włochy|Italien|Itálie|Olaszország|Italia|İtalya|Италия|Італія|イタリア|이탈리아|義大利|إيطاليا
JP|Japan|Japão|Japonia|Japonsko|Japán|Japonya|Japani|Япония|Японія|日本|일본|اليابان
KR|Zuid-Korea|Coreia do Sul|Korea Południowa|Sydkorea|Jižní Korea|Dél-Korea|Coreea de Sud|Güney Kore|Etelä-Korea|Республика Корея|Південна Корея|韓国|대한민국|南韓|كوريا الجنوبية
LI|Liechtenstein|Lichtenštejnsko|Лихтенштейн|Ліхтенштейн|リヒテンシュタイン|리히텐슈타인|列支敦斯登|ليختنشتاين
LT|Litouwen|Lituânia|Litwa|Litauen|Litva|Litvánia|Lituania|Litvanya|Liettua|Литва|リトアニア|리투아니아|立陶宛|ليتوانيا
LU|Luxemburg|Luxemburgo|Luksemburg|Luxembourg|Lucembursko|Lüksemburg|Люксембург|ルクセンブルク|룩셈부르크|盧森堡|لوكسمبورغ
LV|Letland|Letônia|Łotwa|Lettland|Lotyšsko|Lettország|Letonia|Letonya|Latvia|Латвия|Латвія|ラトビア|라트비아|拉脫維亞|لاتفيا
MA|Marokko|Marrocos|Maroko|Marocko|Marokkó|Maroc|Fas|Марокко|モロッコ|모로코|摩洛哥|المغرب
MO|Macau SAR van China|Macau, RAE da China|SRA Makau (Chiny)|Macao SAR|SAR Macao|Macao – ZAO Číny|Makaó KKT|R.A.S. Macao, China|Çin Makao ÖİB|Macao – Kiinan erityishallintoalue|Макао (САР)|Макао, ОАР Китаю|中華人民共和国マカオ特別行政区|마카오(중국 특별행정구)|中國澳門特別行政區|منطقة ماكاو الإدارية الخاصة
MT|Malta|Málta|Мальта|マルタ|몰타|馬爾他|مالطا
MX|Mexico|México|Meksyk|Mexiko|Mexikó|Mexic|Meksika|Meksiko|Мексика|メキシコ|멕시코|墨西哥|المكسيك
MY|Maleisië|Malásia|Malezja|Malaysia|Malajsie|Malajzia|Malezya|Malesia|Малайзия|Малайзія|マレーシア|말레이시아|馬來西亞|ماليزيا
NG|Nigeria|Nigéria|Nigérie|Nijerya|Нигерия|Нігерія|ナイジェリア|나이지리아|奈及利亞|نيجيريا
NL|Nederland|Países Baixos|Holandia|Nederländerna|Nederlandene|Nizozemsko|Hollandia|Țările de Jos|Hollanda|Alankomaat|Нидерланды|Нідерланди|オランダ|네덜란드|荷蘭|هولندا
NO|Noorwegen|Noruega|Norwegia|Norge|Norsko|Norvégia|Norvegia|Norveç|Norja|Норвегия|Норвегія|ノルウェー|노르웨이|挪威|النرويج
NZ|Nieuw-Zeeland|Nova Zelândia|Nowa Zelandia|Nya Zeeland|New Zealand|Nový Zéland|Új-Zéland|Noua Zeelandă|Yeni Zelanda|Uusi-Seelanti|Новая Зеландия|Нова Зеландія|ニュージーランド|뉴질랜드|紐西蘭|نيوزيلندا
PH|Filipijnen|Filipinas|Filipiny|Filippinerna|Filippinerne|Filipíny|Fülöp-szigetek|Filipine|Filipinler|Filippiinit|Филиппины|Філіппіни|フィリピン|필리핀|菲律賓|الفلبين
PK|Pakistan|Paquistão|Pákistán|Pakisztán|Пакистан|パキスタン|파키스탄|巴基斯坦|باكستان
PL|Polen|Polônia|Polska|Polsko|Lengyelország|Polonia|Polonya|Puola|Польша|Польща|ポーランド|폴란드|波蘭|بولندا
PT|Portugal|Portugalia|Portugalsko|Portugália|Portekiz|Portugali|Португалия|Португалія|ポルトガル|포르투갈|葡萄牙|البرتغال
RO|Roemenië|Romênia|Rumunia|Rumänien|Rumænien|Rumunsko|Románia|România|Romanya|Romania|Румыния|Румунія|ルーマニア|루마니아|羅馬尼亞|رومانيا
RS|Servië|Sérvia|Serbia|Serbien|Srbsko|Szerbia|Sırbistan|Сербия|Сербія|セルビア|세르비아|塞爾維亞|صربيا
RU|Rusland|Rússia|Rosja|Ryssland|Rusko|Oroszország|Rusia|Rusya|Venäjä|Россия|Росія|ロシア|러시아|俄羅斯|روسيا
SA|Saoedi-Arabië|Arábia Saudita|Arabia Saudyjska|Saudiarabien|Saudi-Arabien|Saúdská Arábie|Szaúd-Arábia|Arabia Saudită|Suudi Arabistan|Saudi-Arabia|Саудовская Аравия|Саудівська Аравія|サウジアラビア|사우디아라비아|沙烏地阿拉伯|المملكة العربية السعودية
SE|Zweden|Suécia|Szwecja|Sverige|Švédsko|Svédország|Suedia|İsveç|Ruotsi|Швеция|Швеція|スウェーデン|스웨덴|瑞典|السويد
SG|Singapore|Singapura|Singapur|Szingapúr|Сингапур|Сінгапур|シンガポール|싱가포르|新加坡|سنغافورة
SI|Slovenië|Eslovênia|Słowenia|Slovenien|Slovinsko|Szlovénia|Slovenia|Slovenya|Словения|Словенія|スロベニア|슬로베니아|斯洛維尼亞|سلوفينيا
SK|Slowakije|Eslováquia|Słowacja|Slovakien|Slovakiet|Slovensko|Szlovákia|Slovacia|Slovakya|Slovakia|Словакия|Словаччина|スロバキア|슬로바키아|斯洛伐克|سلوفاكيا
TH|Thailand|Tailândia|Tajlandia|Thajsko|Thaiföld|Thailanda|Tayland|Thaimaa|Таиланд|Таїланд|タイ|태국|泰國|تايلاند
TR|Turkije|Turquia|Turcja|Turkiet|Tyrkiet|Turecko|Törökország|Turcia|Türkiye|Turkki|Турция|Туреччина|トルコ|튀르키예|土耳其|تركيا
TW|Taiwan|Tajwan|Tchaj-wan|Tajvan|Tayvan|Тайвань|台湾|대만|台灣|تايوان
UA|Oekraïne|Ucrânia|Ukraina|Ukraine|Ukrajina|Ukrajna|Ucraina|Ukrayna|Украина|Україна|ウクライナ|우크라이나|烏克蘭|أوكرانيا
US|Verenigde Staten|Estados Unidos|Stany Zjednoczone|USA|Spojené státy|Egyesült Államok|Statele Unite ale Americii|Amerika Birleşik Devletleri|Yhdysvallat|Соединенные Штаты|Сполучені Штати|アメリカ合衆国|미국|美國|الولايات المتحدة
VN|Vietnam|Vietnã|Wietnam|Vietnám|Вьетнам|Вʼєтнам|ベトナム|베트남|越南|فيتنام
ZA|Zuid-Afrika|África do Sul|Republika Południowej Afryki|Sydafrika|Jihoafrická republika|Dél-afrikai Köztársaság|Africa de Sud|Güney Afrika|Etelä-Afrikka|Южно-Африканская Республика|Південно-Африканська Республіка|南アフリカ|남아프리카|南非|جنوب أفريقيا
`;

/** What people write and no standard lists, by code: parts of a country, former names, signs on cars. */
const colloquial = `
GB|England|Scotland|Wales|Northern Ireland|Great Britain|Britain|UK|U.K|G.B|United Kingdom of Great Britain and Northern Ireland
GB|Großbritannien|Grossbritannien|Grande-Bretagne|Gran Bretaña|Gran Bretagna|Inglaterra|Angleterre|Schottland|英国|英國|イギリス|영국
US|USA|U.S.A|U.S|United States of America|America|the States|Vereinigte Staaten von Amerika|États-Unis d'Amérique|EE.UU|EE UU|EEUU|美利坚合众国|アメリカ
DE|Germany, Federal Republic of|Federal Republic of Germany|BRD|Bundesrepublik Deutschland|Allemagne|D
CN|PRC|P.R.C|P.R. China|PR China|People's Republic of China|Mainland China|中华人民共和国|中华人民共和國|中国大陆|VR China|Volksrepublik China
HK|Hong Kong|Hongkong|HKSAR|Hong Kong SAR|香港|中国香港|香港特别行政区
MO|Macau|Macao|澳门|中国澳门|澳门特别行政区
TW|Taiwan|Taiwan, Province of China|Chinese Taipei|R.O.C|台湾|中国台湾|台灣
NL|The Netherlands|Holland|Pays-Bas|Niederlande|Países Bajos|Paesi Bassi
KR|Korea|South Korea|Republic of Korea|Korea, Republic of|Südkorea|Corée du Sud|Corea del Sur|韩国|南韓|한국
KP|North Korea|Nordkorea|Korea, Democratic People's Republic of|朝鲜
RU|Russian Federation|Russland|Rossiya|РФ|Российская Федерация
CZ|Czech Republic|Czechia|Tschechien|Tschechische Republik|ČR
IE|Republic of Ireland|Eire|Éire|Ireland, Republic of
TR|Turkiye|Türkiye|Turkey
VN|Viet Nam|Vietnam
IR|Iran|Iran, Islamic Republic of
LA|Laos|Lao PDR
SY|Syria
TZ|Tanzania
VE|Venezuela
BO|Bolivia
MD|Moldova
MK|Macedonia|North Macedonia
SZ|Swaziland|Eswatini
MM|Burma|Myanmar
CI|Ivory Coast|Côte d'Ivoire|Elfenbeinküste
CV|Cape Verde|Cabo Verde
CD|DR Congo|Congo-Kinshasa|Zaire
CG|Congo-Brazzaville|Republic of the Congo
AE|UAE|U.A.E|Emirates|Dubai|Abu Dhabi
SA|KSA|Saudi
CH|Schweiz|Suisse|Svizzera|Svizra|Helvetia|Schweizerische Eidgenossenschaft
ES|España|Spanien|Espagne|E
FR|Frankreich|F
IT|Italia|Italien|I
AT|Österreich|Oesterreich|A
BE|Belgien|Belgique|Belgïe|B
PT|P
SE|S
NO|N
XK|Kosovo
`;

function parsed(table: string): (readonly [code: string, name: string])[] {
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [code = '', ...names] = row.split('|');
      return names.map((name) => [code, name] as const);
    });
}

/** Code and name; the later ones only where the name is not taken. */
export const moreCountryNames = [...parsed(colloquial), ...parsed(rows)];
