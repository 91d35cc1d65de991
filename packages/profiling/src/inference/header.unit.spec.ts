import { headerEvidence } from './header';
import type { Meaning } from './meaning';

function likeliest(column: string): string {
  const [best] = Object.entries(headerEvidence(column)).sort(([, a], [, b]) => b - a);
  return best?.[0] ?? 'nothing';
}

const columns: readonly (readonly [Meaning, string])[] = [
  ['record.id', 'customer_id|CustomerID|cust_no|Kundennummer|Kunden-Nr.|客户编号|id|UUID|memberId'],
  ['record.changedAt', 'updated_at|LastModifiedDate|geaendertAm|更新时间|last updated|modified'],
  ['name.given', 'first_name|FirstName|fname|given|Vorname|Prénom|名|forename|cust_first_name'],
  [
    'name.family',
    'last_name|surname|LNAME|Nachname|apellidos|cognome|姓|family name|customerLastName',
  ],
  [
    'name.full',
    'name|full_name|客户姓名|姓名|contact name|kunde.name|first_and_surname|nom complet',
  ],
  [
    'name.organization',
    'company|Firma|company_name|公司名称|raison sociale|employer.name|organisation',
  ],
  ['email', 'e-mail|EmailAddress|邮箱|correo electrónico|customer_email|mail2|kontakt.email'],
  ['phone', 'tel|Mobile Phone|手机号|Handynummer|telefono|phone_number|cell|home_phone|联系电话'],
  [
    'date.birth',
    'dob|birth_date|DateOfBirth|geboren|Geburtsdatum|出生日期|fecha_nacimiento|生日|born',
  ],
  ['date', 'created_at|signup_date|order_date|Bestelldatum|注册日期'],
  ['gender', 'sex|Gender|Geschlecht|性别|Anrede|sexe'],
  [
    'identifier',
    'ssn|身份证号|national_id|vat_number|USt-IdNr|passport_no|微信号|soc_sec_id|DNI|entity_id',
  ],
  ['address.line1', 'street|address_1|Straße|地址|address.line1|addr1|Strasse und Hausnummer'],
  ['address.line2', 'address_2|Adresszusatz|address_line_2'],
  ['address.houseNumber', 'house_number|Hausnummer|street_number|门牌号'],
  ['address.city', 'city|Town|Ort|城市|ville|billing_city|suburb|anschrift.ort|Wohnort'],
  ['address.region', 'state|province|Bundesland|省份|county|state_code'],
  ['address.postcode', 'zip|PLZ|邮编|post code|postcode_fake|code_postal|ZipCode'],
  ['address.country', 'country|国家|Land|pays|country_code|anschrift.land'],
  ['address.district', 'district|区|区县|Stadtteil'],
  ['language', 'lang|Sprache|语言|preferred_language'],
  ['country', 'nationality|国籍'],
  ['place', 'birth_place|Geburtsort|籍贯|place of birth'],
  ['money', 'amount|total_spend|金额|Umsatz|dollar_value|price|balance'],
  ['number', 'age|quantity|数量|number_of_cds|Anzahl'],
  ['boolean', 'is_active|newsletter|opt_in|consent|是否'],
  ['category', 'segment|status|职业|occupation|loyalty_tier|kunde.art|客户类型'],
  ['text', 'notes|Bemerkungen|备注|description|website'],
];

describe(headerEvidence, () => {
  it.each(columns.flatMap(([meaning, names]) => names.split('|').map((name) => [name, meaning])))(
    'takes %s for %s',
    (name, meaning) => {
      expect(likeliest(name)).toBe(meaning);
    },
  );

  it.each(['column_3', 'field7', 'Unnamed: 0', 'F1', 'xyzzy', ''])(
    'learns nothing from %j',
    (name) => {
      expect(headerEvidence(name)).toEqual({});
    },
  );
});
