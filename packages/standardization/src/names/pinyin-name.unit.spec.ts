import { splitPinyinName } from './pinyin-name';

describe(splitPinyinName, () => {
  it.each([
    ['zhangsan', 'zhang', 'san'],
    ['sanzhang', 'zhang', 'san'],
    ['wangxiaoming', 'wang', 'xiaoming'],
    ['ouyangnana', 'ouyang', 'nana'],
  ])('divides %s', (word, family, given) => {
    expect(splitPinyinName(word)).toEqual({ family, given });
  });

  it.each(['schmidt', 'zhang', '', 'x'])('leaves "%s" whole', (word) => {
    expect(splitPinyinName(word)).toBeUndefined();
  });
});
