import { words } from './words';

/** Korean surnames of two syllables. */
export const koreanCompounds = words('남궁 황보 제갈 사공 선우 독고 서문 동방 어금 망절');

/** Korean surnames in Latin letters, as passports write them. */
export const koreanSurnames = words(`
  kim gim lee yi rhee park pak bak choi choe jung jeong chung kang gang cho jo yoon yun jang chang lim im rim han
  oh o shin sin seo suh kwon gwon hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun yang son sohn bae paik
  baek heo hur huh nam sim shim noh roh no ha kwak gwak sung seong cha joo ju woo u koo gu ku na ra min jin ji um eom
  won chae cheon bang pang gong kong hyun hyeon ham byun byeon yeom yum yeo choo chu do so seok sun seol ma gil wi
  pyo myung myeong ki ban wang keum geum ok yuk in maeng je mo jegal namkung namgung seonu sunwoo hwangbo
`);
