/** Common names of the countries that we know; folded. They tell columns apart, not persons. */
const given = `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose
adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin
arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene
vincent russell elijah louis bobby philip johnny oliver harry charlie jacob oscar leo archie freddie theo mary patricia jennifer
linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol
amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole
helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia
victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison
frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa
diana natalie brittany charlotte marie kayla alexis lori amelia isla mia ava poppy ella lily jessica evie chloe sophie lucy
eleanor florence matilda harriet rosie holly tom ben sam dan tim jim bob bill kate liz meg sue hugh giles nigel ian graham
hans peter klaus jürgen wolfgang dieter manfred uwe günter günther helmut gerhard heinz horst bernd rainer martin stefan andreas
thomas michael frank jörg ralf sven jan lukas leon finn felix maximilian paul jonas moritz ursula monika petra renate helga
karin sabine brigitte ingrid erika andrea gisela claudia susanne gabriele christa birgit heike martina anja katrin silke lena
lea marie hannah emilia jean pierre michel andre philippe alain bernard jacques francois christophe nicolas laurent sebastien
julien antoine guillaume isabelle nathalie sylvie catherine francoise monique jacqueline veronique valerie celine aurelie
camille manon chloe lea carlos luis miguel jesus francisco antonio manuel pedro alejandro javier fernando sergio rafael jorge
carmen josefa isabel ana dolores pilar teresa lucia elena giuseppe giovanni antonio mario luigi francesco angelo salvatore
marco andrea giulia francesca chiara sofia martina lachlan mitchell callum liam riley cooper jayden blake connor caleb brayden
jasmine georgia ruby zoe tahlia kiara jade imogen eliza muhammad mohammed ahmed ali omar fatima aisha maryam priya raj wei`;

const family = `smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson
thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king
wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans
turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson
bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price
alvarez castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson
barnes fisher vasquez simmons jordan patterson reynolds hamilton graham kelley griffin wallace davies evans shaw khan singh
murray chapman palmer webb barker harvey holmes knight mason dixon hunt lloyd matthews gibson stevens simpson ellis marshall
owen fletcher gardner payne pearce fox saunders armstrong berry cunningham elliott macdonald mcdonald campbell stewart ryan
obrien oconnor mccarthy walsh doyle byrne kennedy müller mueller schmidt schneider fischer weber meyer wagner becker schulz
hoffmann schäfer koch bauer richter klein wolf schröder neumann schwarz zimmermann braun krüger hofmann hartmann lange schmitt
werner krause meier lehmann schmid schulze maier köhler herrmann könig walter mayer huber kaiser fuchs peters lang scholz möller
weiß jung hahn keller vogel friedrich günther berger winkler roth beck lorenz baumann franke albrecht schuster simon ludwig
martin bernard dubois petit durand leroy moreau laurent lefebvre roux fournier girard bonnet dupont lambert fontaine rousseau
blanc guerin faure fernandez ferrari russo rossi bianchi romano colombo ricci marino greco bruno conti costa giordano silva
santos oliveira souza pereira lima carvalho gonzález rodríguez martínez sánchez pérez gómez martín jiménez white campbell clarke`;

export const givenNames: ReadonlySet<string> = new Set(folded(given));
export const familyNames: ReadonlySet<string> = new Set(folded(family));

function folded(list: string): string[] {
  return list.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').split(/\s+/);
}
