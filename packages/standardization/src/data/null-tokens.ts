import { entries } from './words';

/** What systems and people write for "nothing", lower-case; compared after cleaning. */
export const nullTokens = entries(`
null | (null) | <null> | [null] | nil | none | (none) | [none] | nan | na | n/a | #n/a | n.a
n.a. | n/d | n.d. | #null! | #value! | #ref! | #name? | #div/0! | undefined | (blank)
blank | empty | (empty) | \\n | [object object]
unknown | unkown | not known | not available | not applicable | not provided | not given
not specified | unspecified | not stated | no data | no value | no entry | missing | tbd
tba | tbc | to be determined | not set | refused | withheld
k. a. | k.a. | k.a | ka. | keine angabe | keine angaben | unbekannt | nicht bekannt
entfällt | nicht angegeben | n. v. | n.v. | fehlt | leer | ohne
inconnu | inconnue | non renseigné | non renseigne | non communiqué | nc | n.c. | aucun
aucune | sans objet | desconocido | desconocida | no disponible | sin datos | ninguno
sconosciuto | non disponibile | desconhecido | não informado | nao informado | onbekend
无 | 無 | 没有 | 沒有 | 不详 | 不詳 | 未知 | 未填 | 未填写 | 未填寫 | 未提供 | 暂无 | 暫無 | 空 | 空白 | 不明 | なし | 該当なし
未入力 | 未記入 | 없음 | 모름 | 미상
нет | нет данных | неизвестно | не указано
`);
