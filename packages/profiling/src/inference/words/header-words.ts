import type { Meaning } from '../meaning';

/**
 * What columns are called, by meaning, in English, German, French, Spanish, Italian, Portuguese, Dutch and
 * Chinese. Folded: lower case, no accents, words apart. `~` marks a word that means other things too.
 */
export const headerWords: Readonly<Record<Meaning, string>> = {
  'record.id': `record id|rec id|unique id|customer id|cust id|customer no|customer number|client id|client no|client number|user id
    |userid|uid|uuid|guid|contact id|person id|member id|membership number|account id|row id|lead id|party id
    |subscriber id|patient id|~id|~key|~nr|~no|~ref|~code|external id|kundennummer|kunden nr|kundennr|kunden id
    |mitgliedsnummer|datensatz id|numero client|id client|identifiant|numero de cliente|codigo cliente|id cliente
    |codice cliente|klantnummer|klant id|客户编号|客户号|客户id|会员号|会员编号|用户id|编号|记录号|序号|~employee id`,
  'record.changedAt': `updated|updated at|update time|updated on|last updated|last update|modified|modified at|modified on
    |last modified|last modified date|last change|last changed|changed|changed at|change date|date modified|mtime|sys mod
    |geaendert|geaendert am|geandert|geandert am|aenderungsdatum|letzte aenderung|aktualisiert|aktualisiert am|modifie
    |modifie le|date de modification|mise a jour|date maj|actualizado|fecha de modificacion|modificato|data modifica
    |atualizado|gewijzigd|gewijzigd op|更新时间|修改时间|最后修改|变更时间|更新日期`,
  'name.given': `first name|firstname|fname|first|given name|given names|givenname|given|forename|forenames|christian name
    |preferred name|nickname|middle name|vorname|vornamen|rufname|prenom|prenoms|nombre de pila|~nombre|nombres
    |primer nombre|prenome|~nome|voornaam|名|名字`,
  'name.family': `last name|lastname|lname|last|surname|sur name|family name|familyname|family|sname|maiden name
    |nachname|familienname|zuname|nom de famille|~nom|apellido|apellidos|primer apellido|cognome|sobrenome|apelido
    |achternaam|姓|姓氏`,
  'name.full': `full name|fullname|~name|customer name|client name|contact name|contact|person name|person|display name
    |user name|username|account holder|cardholder|holder|recipient|subscriber name|patient name|first and surname
    |first and last name|first last|names|vollstaendiger name|ansprechpartner|kontaktperson|vor und nachname
    |nom complet|nom et prenom|nombre completo|nombre y apellidos|nome completo|nome e cognome|volledige naam|naam
    |姓名|客户姓名|客户名称|联系人|收件人|收货人|持卡人|用户名|称呼|名称`,
  'name.organization': `company|company name|organization|organisation|org|org name|organization name|organisation name
    |business|business name|firm|employer|legal name|trading name|institution|account name|supplier|vendor
    |firma|firmenname|unternehmen|arbeitgeber|gesellschaft|societe|entreprise|raison sociale|denomination|employeur
    |empresa|razon social|compania|azienda|ragione sociale|societa|bedrijf|bedrijfsnaam|公司|公司名称|单位|单位名称
    |企业|企业名称|工作单位|雇主|机构`,
  email: `email|e mail|mail|email address|mail address|emailaddress|email 1|email 2|primary email|contact email|e mail adresse
    |mailadresse|emailadresse|courriel|adresse mail|adresse email|adresse electronique|correo|correo electronico
    |posta elettronica|indirizzo email|e post|邮箱|电子邮箱|电子邮件|邮件|电邮|邮件地址`,
  phone: `phone|phone number|phone no|telephone|telephone number|tel|tel no|mobile|mobile number|mobile phone|mobile no|cell
    |cell phone|cellphone|cellular|contact number|contact no|landline|home phone|work phone|business phone|daytime phone|fax
    |fax number|msisdn|whatsapp|telefon|telefonnummer|rufnummer|handy|handynummer|mobil|mobilnummer|mobiltelefon|festnetz
    |telefono|telefone|portable|telephone portable|tel portable|fixe|movil|celular|cellulare|telefoon|telefoonnummer|mobiel
    |手机|手机号|手机号码|电话|电话号码|联系电话|联系方式|固话|固定电话|座机|移动电话|传真`,
  'date.birth': `birth date|birthdate|date of birth|dob|d o b|birthday|birth day|born|born on|birth|geburtsdatum|geburtstag
    |geboren|geboren am|geb datum|gebdatum|date de naissance|date naissance|naissance|ne le|fecha de nacimiento
    |fecha nacimiento|nacimiento|data di nascita|data nascita|nascita|data de nascimento|nascimento|geboortedatum|geboorte
    |生日|出生日期|出生年月|出生年月日|出生|生辰`,
  date: `~date|created|created at|created on|creation date|date created|registered|registration date|registered at|signup date
    |sign up date|signup|joined|join date|since|customer since|member since|start date|end date|order date|purchase date
    |ordered at|placed at|placed on|transaction date|invoice date|due date|valid from|valid to|expires|expiry|expiry date
    |expiration date|last visit|last login|last seen|last order|last purchase|visited at|opened at|closed at|date of death
    |death date|deceased|wedding date|~time|timestamp|~datum|erstellt|erstellt am|angelegt am|angelegt|bestelldatum
    |kaufdatum|eintrittsdatum|registriert am|kunde seit|date de creation|date creation|date commande|date achat|fecha
    |fecha de alta|fecha de creacion|~data|data creazione|日期|创建时间|创建日期|注册日期|注册时间|下单时间|订单日期
    |购买日期|入会日期|开户日期|到期日|时间`,
  gender: `gender|sex|m f|salutation|geschlecht|anrede|sexe|genre|civilite|sexo|genero|sesso|genere|geslacht|aanhef|性别|称谓`,
  identifier: `ssn|soc sec id|social security|social security number|national id|national insurance|nino|ni number|id card
    |idcard|id card number|id card no|identity card|identity number|id number|idnumber|id no|identification
    |identification number|passport|passport number|passport no|driver license|drivers license|driving licence|license number
    |licence number|tax id|tax number|taxid|tin|ein|vat|vat id|vat number|vat no|vatid|registration number|company number|duns
    |iban|account number|bank account|card number|credit card|loyalty number|nhs number|medicare|medicare number|entity id
    |group id|cluster|cluster id|household id|parent id|order id|order number|order no|invoice number|transaction id|product id|sku|employee number
    |ausweisnummer|ausweisnr|personalausweis|personalausweisnummer|reisepass|steuernummer|steuer id|steuerid|ust id|ust idnr
    |ustid|ustidnr|umsatzsteuer id|handelsregisternummer|sozialversicherungsnummer|versicherungsnummer|kontonummer
    |bestellnummer|rechnungsnummer|numero de securite sociale|securite sociale|nir|siret|siren|numero tva|tva|carte identite
    |dni|nie|nif|cif|numero de identificacion|codice fiscale|partita iva|p iva|cpf|cnpj|bsn|kvk|btw nummer
    |身份证|身份证号|身份证号码|证件号|证件号码|护照号|护照|统一社会信用代码|信用代码|税号|纳税人识别号|营业执照号
    |银行卡号|卡号|社保号|微信|微信号|wechat|wechat id|weixin|qq|qq号|openid|unionid|订单号|订单编号|合同号`,
  'address.whole': `full address|complete address|mailing address|postal address|home address|residential address
    |billing address|shipping address|delivery address|vollstaendige adresse|adresse complete|direccion completa
    |完整地址|通讯地址|家庭地址|收货地址|联系地址|邮寄地址|户籍地址|住所`,
  'address.line1': `~address|address 1|address1|addr|addr 1|addr1|address line|address line 1|line 1|line1|street|street address
    |street name|road|street 1|strasse|str|strasse und hausnummer|strasse hausnummer|anschrift|~adresse|adresse 1|rue|voie
    |~direccion|direccion 1|calle|domicilio|~indirizzo|via|endereco|rua|logradouro|straat|adres|straatnaam|地址|住址|详细地址
    |街道|街道地址|路名`,
  'address.line2': `address 2|address2|addr 2|addr2|address line 2|line 2|line2|street 2|address 3|address line 3
    |adresszusatz|adresse 2|complement|complement adresse|direccion 2|complemento|toevoeging|地址2|补充地址`,
  'address.street': ``,
  'address.houseNumber': `house number|house no|street number|street no|street num|house|houseno|building number|hausnummer
    |hausnr|haus nr|numero de rue|numero civico|numero voie|huisnummer|门牌号|门牌|楼号`,
  'address.unit': `unit|unit number|apartment|apt|apt number|apartment number|suite|flat|flat number|room number|floor|wohnung
    |appartement|piso|puerta|interno|单元|室|房间号|楼层|房号`,
  'address.district': `district|borough|neighborhood|neighbourhood|ward|stadtteil|ortsteil|bezirk|arrondissement|barrio
    |colonia|bairro|quartiere|wijk|区|区县|县|区域|行政区|县区`,
  'address.city': `city|city name|town|suburb|locality|municipality|village|ort|ortschaft|stadt|wohnort|gemeinde|ville|commune
    |localite|ciudad|poblacion|localidad|citta|comune|cidade|plaats|woonplaats|stad|城市|市|所在城市|地级市|居住城市|县市`,
  'address.region': `state|state code|region|province|prov|county|territory|state province|prefecture|canton|bundesland|kanton
    |departement|provincia|estado|comunidad autonoma|regione|provincie|省|省份|所在省份|省市|直辖市`,
  'address.postcode': `postcode|post code|postal code|postalcode|zip|zip code|zipcode|zip 5|postal|pincode|pin code|eircode|plz
    |postleitzahl|code postal|cp|codigo postal|c p|cap|codice postale|cep|邮编|邮政编码|邮码`,
  'address.country': `country|country code|country name|country region|nation|country of residence|~land|staat|laendercode
    |pays|code pays|pais|paese|nazione|landcode|国家|国家地区|国别|国家代码|所在国家`,
  country: `nationality|citizenship|country of birth|birth country|country of citizenship|nationalite|staatsangehoerigkeit
    |nationalitaet|nacionalidad|nazionalita|cittadinanza|国籍`,
  language: `language|lang|locale|preferred language|mother tongue|language code|sprache|muttersprache|langue|idioma|lengua|lingua
    |taal|语言|语种`,
  place: `birth place|birthplace|place of birth|~place|location|hometown|home town|born in|city of birth|geburtsort|lieu de naissance
    |ville de naissance|lugar de nacimiento|luogo di nascita|geboorteplaats|出生地|籍贯|户籍|祖籍|地点|所在地`,
  money: `amount|price|total|total amount|sum|revenue|sales|turnover|balance|cost|spend|spent|total spend|salary|income|wage|fee
    |credit limit|limit|budget|payment|paid|ltv|lifetime value|clv|aov|dollar value|net|gross|tax|discount|betrag|summe|umsatz
    |preis|gehalt|einkommen|saldo|guthaben|kosten|montant|prix|chiffre affaires|solde|revenu|salaire|importe|precio|saldo
    |ingresos|importo|prezzo|fatturato|bedrag|prijs|omzet|金额|价格|单价|总价|余额|收入|工资|消费金额|销售额|费用|~value
    |order value|zbar|usd|eur|gbp|cny|rmb`,
  number: `count|quantity|qty|age|number of|num of|num|visits|sessions|orders|score|points|rating|rank|frequency|recency|weight
    |height|size|distance|duration|days|months|years|latitude|longitude|lat|lng|lon|percent|percentage|rate|ratio|index|tenure
    |children|employees|headcount|anzahl|menge|alter|punkte|bewertung|quantite|age client|nombre de|cantidad|edad|quantita
    |eta|aantal|leeftijd|数量|年龄|次数|积分|分数|评分|人数|天数|~number|items|purchases|transactions`,
  boolean: `is|has|active|is active|enabled|flag|opt in|optin|opted in|opt out|consent|subscribed|newsletter|verified|deleted
    |is deleted|vip|confirmed|marketing|gdpr|dnc|do not call|do not contact|test|aktiv|einwilligung|werbung|abonniert|geloescht
    |actif|abonne|consentement|activo|suscrito|attivo|consenso|actief|toestemming|是否|有效|启用|订阅|同意|激活`,
  category: `segment|tier|~type|kind|status|category|~group|class|level|loyalty|loyalty tier|loyalty level|occupation|job|job title
    |jobtitle|profession|position|role|department|industry|sector|marital status
    |education|religion|ethnicity|race|source|channel|campaign|brand|product|plan|priority|reason|currency|payment method|device
    |store|branch|file|dataset|system|preference|interest|hobby|time zone|timezone|~title|prefix|suffix|academic title|~name suffix
    |color|colour|art|kundenart|kategorie|gruppe|typ|beruf|abteilung|branche|familienstand|titel|waehrung
    |categorie|statut|metier|emploi|poste|secteur|situation familiale|titre|devise|tipo|estado civil|categoria
    |profesion|ocupacion|cargo|professione|settore|stato civile|functie|beroep|类型|类别|状态|等级|级别
    |会员等级|客户类型|客户等级|职业|职位|部门|行业|民族|学历|婚姻状况|渠道|来源|品牌|标签|分组`,
  text: `note|notes|comment|comments|description|remarks|remark|message|bio|about|summary|details|memo|free text|feedback|subject
    |url|website|web site|homepage|link|bemerkung|bemerkungen|notiz|notizen|beschreibung|kommentar|hinweis|remarque
    |remarques|commentaire|observaciones|comentarios|nota|notas|note cliente|commento|descrizione|opmerking|opmerkingen
    |备注|说明|描述|留言|简介|反馈|内容|网址|网站`,
};
