import { words } from './words';

/** Lower-case. */
export const trueWords = words(`
  true t yes y 1 on x ok checked active enabled ja j wahr oui o vrai si sí s sì verdadero vero sim verdadeiro
  tak да 是 有 对 真 はい 예 네 是的 ✓ ✔ √ ☑ ja. aktiv
`);
export const falseWords = words(`
  false f no n 0 off unchecked inactive disabled nein falsch non faux falso não nao nej nie нет 否 不 不是 没 沒 错 假
  いいえ 아니오 아니요 ✗ ✘ × ☐ inaktiv nee
`);
