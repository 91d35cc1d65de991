import { words } from './words';

/**
 * Surnames of two and more characters by which a Japanese name is known and divided, the most frequent
 * ones of Japan; with the characters of old forms (澤, 邊, 齋). One character is divided like a Chinese name.
 */
export const japaneseSurnames = words(`
  佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤 斉藤 齊藤
  清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 藤井 青木 福田 三浦
  西村 藤原 太田 松田 原田 岡本 中野 中川 小野 田村 竹内 金子 中山 和田 石田 工藤 上田 森田 柴田 酒井 横山 宮崎 宮本 内田
  高木 谷口 安藤 丸山 今井 大野 高田 菅原 河野 武田 藤本 上野 杉山 千葉 村田 増田 小島 小山 大塚 平野 久保 渡部 松井 菊地
  菊池 岩崎 松尾 佐野 木下 野口 野村 新井 古川 市川 杉本 大西 島田 桜井 高野 水野 吉川 山内 西田 飯田 西川 北村 小松 安田
  川口 平田 関口 中田 久保田 服部 東 川崎 飯塚 松下 松岡 田口 石原 矢野 荒木 大久保 熊谷 野田 川上 松村 土屋 秋山 八木
  本田 早川 内藤 吉村 大島 中西 片山 小池 大谷 松浦 須藤 河合 浅野 荒井 村井 三宅 大橋 篠原 栗原 川村 永井 尾崎 大川 岩田
  小田 黒田 吉岡 成田 川島 宮田 上原 樋口 山中 小泉 富田 横田 馬場 浜田 西山 奥村 永田 白井 五十嵐 白石 岩本 福島 福井
  望月 堀内 青山 桑原 大石 小西 松永 石橋 滝沢 奥田 星野 平井 北川 広瀬 相馬 徳永 黒木 長田 沢田 澤田 宮下 萩原 松原 大森
  小笠原 長尾 西尾 稲垣 三上 児玉 神田 米田 勝又 土井 岸本 小倉 桐生 二宮 新垣 比嘉 金城 宮城 大城 島袋 渡久地 綾瀬 北野
  黒澤 黒沢 宮澤 宮沢 野沢 相沢 相澤 深田 深沢 本間 本多 柳田 柳沢 西野 西岡 西原 東野 南 北島 安倍 岸田 菅野 麻生 小沢 小澤
  羽生 大坂 錦織 長友 香川 香取 木梨 草彅 稲葉 浜崎 安室 倉木 宇多田 椎名 手塚 鳥山 尾田 岸本 諫山 新海 是枝 伊東 村山 竹下
`);

/** The same in Latin letters, where the reading is not in doubt. */
export const japaneseSurnameRomaji = words(`
  sato satoh suzuki takahashi tanaka ito itoh watanabe yamamoto nakamura kobayashi kato katoh yoshida yamada sasaki
  yamaguchi matsumoto inoue kimura saito saitoh shimizu yamazaki yamasaki abe ikeda hashimoto yamashita ishikawa
  nakajima nakashima maeda fujita goto gotoh ogawa okada murakami hasegawa kondo kondoh ishii sakamoto endo endoh
  fujii aoki fukuda miura nishimura fujiwara ota ohta matsuda harada okamoto nakano nakagawa ono tamura takeuchi
  kaneko nakayama wada ishida kudo ueda morita shibata sakai yokoyama miyazaki miyamoto uchida takagi taniguchi
  ando andoh maruyama imai ohno takada sugawara takeda fujimoto ueno sugiyama murata masuda kojima koyama otsuka
  hirano kubo matsui kikuchi iwasaki matsuo sano kinoshita noguchi nomura arai furukawa ichikawa sugimoto onishi
  shimada sakurai takano mizuno yoshikawa yamauchi nishida iida nishikawa kitamura komatsu yasuda kawaguchi hirata
  sekiguchi nakata kubota hattori kawasaki iizuka matsushita matsuoka taguchi ishihara yano araki okubo kumagai noda
  kawakami matsumura tsuchiya akiyama yagi honda hayakawa naito yoshimura oshima nakanishi katayama koike otani
  matsuura sudo kawai asano miyake ohashi shinohara kurihara kawamura nagai ozaki iwata kuroda yoshioka narita
  kawashima miyata uehara higuchi yamanaka koizumi tomita yokota baba hamada nishiyama okumura nagata shirai igarashi
  shiraishi iwamoto fukushima fukui mochizuki horiuchi aoyama kuwahara oishi matsunaga ishibashi okuda hoshino
  hirai kitagawa hirose kurosawa miyazawa honma yanagisawa kishida kishimoto ogasawara hayashi
`);
