import { parsePersonName } from './parse-person-name';

describe('parsePersonName', () => {
  it.each([
    ['John Smith', { given: 'John', family: 'Smith' }],
    ['Smith, John', { given: 'John', family: 'Smith' }],
    ['John Fitzgerald Kennedy', { given: 'John', middle: 'Fitzgerald', family: 'Kennedy' }],
    ['Dr. John Smith Jr.', { given: 'John', family: 'Smith', title: 'Dr.', suffix: 'Jr.' }],
    ['Smith, Dr. John', { given: 'John', family: 'Smith', title: 'Dr.' }],
    ['KENNEDY, JOHN F., III', { given: 'John', middle: 'F.', family: 'Kennedy', suffix: 'III' }],
    ['Ludwig van Beethoven', { given: 'Ludwig', family: 'van Beethoven' }],
    ['MARIA DE LA CRUZ', { given: 'Maria', family: 'de la Cruz' }],
    [
      'Ursula Gertrud von der Leyen',
      { given: 'Ursula', middle: 'Gertrud', family: 'von der Leyen' },
    ],
    ['von der Leyen, Ursula', { given: 'Ursula', family: 'von der Leyen' }],
    ['Khalid bin Sultan', { given: 'Khalid', family: 'bin Sultan' }],
    ['Madonna', { family: 'Madonna' }],
    ['张三', { family: '张', given: '三' }],
    ['欧阳修', { family: '欧阳', given: '修' }],
    ['歐陽娜娜', { family: '歐陽', given: '娜娜' }],
    ['范徐丽泰', { family: '范徐', given: '丽泰' }],
    ['王', { family: '王' }],
    ['Zhang San', { family: 'Zhang', given: 'San' }],
    ['Xiaoming Zhang', { family: 'Zhang', given: 'Xiaoming' }],
    ['Ouyang Nana', { family: 'Ouyang', given: 'Nana' }],
    ['Nana Ouyang', { family: 'Ouyang', given: 'Nana' }],
    ['ZHANG Xiao Ming', { family: 'Zhang', given: 'Xiao Ming' }],
    ['김철수', { family: '김', given: '철수' }],
    ['남궁민수', { family: '남궁', given: '민수' }],
    ['', {}],
  ])('splits %j', (full, parts) => {
    expect(parsePersonName(full)).toEqual(parts);
  });
});
