/**
 * Given names and what they are called at home: the first of each line is the root.
 * From common English, German, French, Spanish, Italian and Russian usage. A name may stand in several lines.
 */
const lines = `
abigail abby abbie gail
abraham abe abram bram
adam ad addy
adelaide addie ada della
agnes aggie nessie nancy
albert al bert bertie
alexander alex alec sandy sasha sander xander al alick alasdair alastair alistair
alexandra alex sandra sasha lexi sandy
alfred alf alfie fred
alice ally allie ali alicia
amanda mandy manda
amelia amy millie milly mia
andrew andy drew andreas andre andrei
angela angie angelina
ann anne annie anna hannah nan nancy nanny anita
anthony tony antony ant anton antonio antoine
archibald archie archy baldie
arthur art artie
augustus gus august augustine
barbara barb barbie babs bobbie
barnabas barney
bartholomew bart bat
beatrice bea bee trixie beatrix
benedict ben benny
benjamin ben benji benny benjy
bernard bernie barney bern
bradley brad
bridget biddy bridie brid
cameron cam
catherine kate katie kathy cathy katy kitty kay kit cath katherine kathryn katharine catharine kat katrina trina kathleen cathleen
cecilia celia cissy cis cecily
charles charlie charley chuck chas carl karl carlos chaz
charlotte lottie charlie lotte lotta
christian chris christy
christina chris chrissy tina christine christie kirsty kristina
christopher chris kit topher christy kris kester
clara claire clare
constance connie
cornelius con neil corny
cynthia cindy
cyril cy
daniel dan danny dany
david dave davy davey dai davie
deborah debbie deb debra debby
dennis den denny denis
dominic dom nick
donald don donny donnie
dorothy dot dotty dolly dora dottie thea dorothea
douglas doug dougie
duncan dunc
edith edie
edmund ed eddie ned ted
edward ed eddie ned ted teddy eduard
edwin ed eddie ned win
eleanor ellie nell nelly nora lenore elinor nellie ellen
elizabeth liz lizzie beth betty eliza bess libby elsie lisa betsy liza lilibet lily bessie elisabeth elise isabel bettie lizzy
emily em emmy emilia millie
emma em emmy
emmanuel manny manuel
ernest ernie
esther essie hester hetty
eugene gene
evelyn eve evie
ezekiel zeke
ferdinand ferdie fernando
florence flo flossie flora florrie
frances fran fanny franny francesca frankie
francis frank fran frankie francisco franz francois
franklin frank
frederick fred freddie freddy fritz frederic friedrich rick
gabriel gabe
gabrielle gabby gaby
geoffrey geoff jeff jeffrey jeffery
george georgie jorge geordie jorg georg
georgina georgie gina georgia
gerald gerry jerry ged
gerard gerry ged
gertrude gertie trudy
gilbert gil bert
giovanni gianni john vanni
gregory greg gregor
gwendolyn gwen wendy
harold harry hal
harriet hattie harry
helen nell nelly ellen lena helena elena nellie
henrietta hetty etta
henry harry hal hank heinrich henri enrique
herbert herb bert bertie
hezekiah hez
hubert hugh bert
hugh hughie huw
humphrey numps humph
ian iain
isaac ike zac
isabella bella isabel izzy belle ella isobel isabelle
isidore izzy
jacob jake jack jacky
jacqueline jackie jacqui
james jim jimmy jamie jem jas jaime jimmie jacques
jane jenny janey janet jean jeanie
janet jan jenny
jason jay
jean jeanie jeannie
jeremiah jerry jem
jeremy jerry jez jem
jennifer jenny jen jenni jennie
jessica jess jessie
jessie jess
joan joanie jo
joanna jo joanne joan
john jack johnny jon jock johnnie juan johann jan johan jean ivan hans
jonathan jon jonny johnny nathan
joseph joe joey jo jos jose josef giuseppe
josephine jo josie
joshua josh
judith judy jude judi
julia julie jules juliet
julian jules
katharine kate katie
kenneth ken kenny
kimberly kim kimberley
laurence larry laurie lawrie lawrence lars lorenzo
leonard len lenny leo
leopold leo
leslie les lesley
lewis lew louis lou luis louie ludwig
lillian lily lil lilian lilly
louisa lou louise lulu
lucas luke luc
lucy lucia lucille lucinda
lydia liddy
madeline maddie maddy madeleine
magdalena lena magda
malcolm mal
margaret maggie meg peggy marge greta daisy madge rita margie marjorie mags margery megan margot maisie margarita
maria mary mia marie
marianne mary anne marian
mark marc marcus marco markus
martha marty mattie patty
martin marty mart
mary polly molly may mamie minnie maria marie moll
matilda tilly maud mattie tilda
matthew matt matty mat mathew matthias
maurice morris mo
maximilian max
michael mike mick mickey micky mikey mitch michel miguel mikhail
mildred millie milly
mohammed mohamed muhammad mohammad mo
mortimer mort
nancy nan
nathaniel nat nathan nate
nicholas nick nicky nico nicolas klaus nik nikolai colin
nicola nicky nikki
nigel nige
norman norm
oliver ollie olly noll
olivia liv livvy
oscar ozzy
oswald ozzy os
owen eoin
pamela pam
patricia pat patty tricia trish patsy
patrick pat paddy rick
paul pablo paolo pavel
penelope penny
percival percy
peter pete pedro piotr pierre
philip phil pip phillip philippe
philippa pip pippa
prudence prue
rachel rae rach
randolph randy
raymond ray
rebecca becky becca bex beck
reginald reg reggie rex
reuben rube
richard dick rick ricky rich richie dickie ritchie ricardo
robert bob rob bobby robbie bert robin rupert roberto bobbie
roderick rod rory
rodney rod
roger rodge hodge
roland rollo rowland rolly
ronald ron ronnie ronny
rosalind ros rosie
rose rosie rosa
rosemary rosie rose
rudolph rudy rolf
russell russ
samantha sam sammy
samuel sam sammy
sarah sally sal sadie sara
sebastian seb bastian
sidney sid sydney syd
silvester sly sylvester
simon si simeon
solomon sol solly
sophia sophie sofia
stanley stan
stephanie steph
stephen steve stevie steven stefan esteban stephan
stuart stu stewart
susan sue susie suzy susannah susanna sukey suzanne
tabitha tabby
theodore ted teddy theo
theresa terry tess tessa teresa tracy
terence terry terrence
thomas tom tommy thom tam tomas
timothy tim timmy
tobias toby
valentine val
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky tori vic vicki
vincent vin vince vinny
virginia ginny
walter wally walt wat
wilfred wilf fred will
wilhelmina mina minnie billie
william will bill billy willie willy liam guillermo wilhelm wm
winifred winnie freda
winston win
zachary zach zac zachariah
`;

const rootsByName = new Map<string, string[]>();
for (const line of lines.trim().split('\n')) {
  const names = line.split(' ');
  const root = names[0] ?? '';
  for (const name of names) rootsByName.set(name, [...(rootsByName.get(name) ?? []), root]);
}

const none: readonly string[] = [];

/** Roots of a given name: `bob` is `robert`; a name that is in no line has none. */
export function nicknameRoots(name: string): readonly string[] {
  return rootsByName.get(name) ?? none;
}

/** Whether two given names are commonly used for one person. */
export function areNicknames(a: string, b: string): boolean {
  const rootsOfB = nicknameRoots(b);
  return nicknameRoots(a).some((root) => rootsOfB.includes(root));
}
