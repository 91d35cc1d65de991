import { entries } from './words';

/** What people type to get past a required field; lower-case, folded. A name of only these is junk. */
export const junkNameWords = entries(`
  test | tests | tester | testing | testuser | test1 | test2 | testing123 | testname | teste | prueba
  asd | asdf | asdfg | asdfgh | asdfghjkl | asdasd | sdf | sdfsdf | dfg | fgh | jkl | qwe | qwer
  qwert | qwerty | qwertz | azerty | zxcv | zxcvbn | yxcv | foo | foobar | dummy | fake
  example | blah | blabla | bla | noname | nobody | anonymous | anonym | anonyme | abc | abcd | abcde | xyz
  xx | lorem | ipsum | placeholder | deleted | delete | duplicate | geloescht | geloscht | user | username | firstname | lastname
  vorname | nachname | admin | administrator | customer | invalid | unknown | unbekannt | inconnu
`);

/** Junk as a whole only. */
export const junkNamePhrases = entries(`
  no name | no first name | no last name | first name | last name | given name | family name
  do not use | donotuse | do not call | test user | test account | mickey mouse | donald duck
  测试 | 测试用户 | 测试员 | 测试测试 | 测试账号 | 某某 | 某某某 | 匿名 | 匿名用户 | 无名 | 无名氏 | 用户 | 客户 | テスト
`);
