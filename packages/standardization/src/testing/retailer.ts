import { cleansingSetup, type CleansingSetup } from '@concord/contracts/setups';

/** A retailer with an American CRM and a German ERP. */
export const retailer: CleansingSetup = cleansingSetup.parse({
  model: {
    entities: {
      customer: {
        fields: {
          givenName: { type: 'name.given' },
          familyName: { type: 'name.family' },
          birthDate: { type: 'date.birth' },
          email: { type: 'email', many: true },
          phone: { type: 'phone', many: true },
          gender: { type: 'gender' },
          address: { type: 'address' },
        },
        require: ['familyName', ['email', 'phone']],
      },
    },
  },
  sources: [
    {
      source: 'crm',
      entity: 'customer',
      changedAt: 'modified',
      locale: { country: 'US' },
      mapping: {
        givenName: 'first',
        familyName: 'last',
        birthDate: 'dob',
        email: ['mail', 'mail2'],
        phone: { from: 'tel', split: ';' },
        gender: { from: 'sex', lookup: { '1': 'male', '2': 'female' } },
        address: { address: { line1: 'street', city: 'city', country: { constant: 'US' } } },
      },
    },
    {
      source: 'erp',
      entity: 'customer',
      locale: { country: 'DE', dayFirst: true },
      mapping: { familyName: 'kunde.name', birthDate: 'geboren', email: 'kunde.mail' },
    },
  ],
});

export const maria = {
  first: 'MARIA',
  last: 'Ortiz',
  dob: '03/04/1985',
  mail: 'Maria.Ortiz@Ortiz-Bakery.com',
  tel: '(212) 736-5147',
  sex: '2',
  street: '5 High Street',
  city: 'Albany',
};
