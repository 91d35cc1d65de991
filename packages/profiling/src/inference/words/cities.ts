/** Large towns of the countries that we know; folded. They tell columns apart, not towns. */
const list = `new york|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|austin|jacksonville
|fort worth|columbus|charlotte|indianapolis|san francisco|seattle|denver|washington|boston|el paso|nashville|detroit|portland
|las vegas|memphis|louisville|baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|kansas city|mesa|atlanta|omaha|raleigh
|miami|cleveland|tulsa|oakland|minneapolis|wichita|arlington|tampa|new orleans|honolulu|orlando|pittsburgh|cincinnati|st louis
|buffalo|richmond|albany|salt lake city|london|birmingham|manchester|leeds|glasgow|sheffield|bradford|liverpool|edinburgh|bristol
|wakefield|cardiff|coventry|nottingham|leicester|sunderland|belfast|newcastle|brighton|hull|plymouth|stoke|wolverhampton|derby
|swansea|southampton|portsmouth|aberdeen|northampton|luton|reading|york|oxford|cambridge|norwich|exeter|dundee|bath|ipswich
|swindon|southend|middlesbrough|bolton|peterborough|blackpool|preston|bournemouth|poole|huddersfield|berlin|hamburg|munchen|munich
|koln|cologne|frankfurt|frankfurt am main|stuttgart|dusseldorf|leipzig|dortmund|essen|bremen|dresden|hannover|nurnberg|duisburg
|bochum|wuppertal|bielefeld|bonn|munster|mannheim|karlsruhe|augsburg|wiesbaden|kiel|mainz|freiburg|wien|zurich|bern|basel|paris
|marseille|lyon|toulouse|nice|nantes|strasbourg|montpellier|bordeaux|lille|rennes|reims|grenoble|dijon|brussels|bruxelles
|amsterdam|rotterdam|den haag|utrecht|madrid|barcelona|valencia|sevilla|zaragoza|malaga|bilbao|lisboa|porto|roma|milano|napoli
|torino|palermo|genova|bologna|firenze|venezia|sydney|melbourne|brisbane|perth|adelaide|canberra|gold coast|hobart|darwin|cairns
|geelong|wollongong|newcastle|townsville|ballarat|bendigo|toronto|montreal|vancouver|calgary|ottawa|edmonton|winnipeg|dublin|cork
|beijing|shanghai|guangzhou|shenzhen|chengdu|wuhan|hangzhou|nanjing|xian|chongqing|tianjin|suzhou|qingdao|hong kong|taipei|tokyo
|osaka|seoul|singapore|mumbai|delhi|bangalore|moscow|istanbul|warszawa|praha|budapest|stockholm|oslo|copenhagen|kobenhavn|helsinki`;

export const largeTowns: ReadonlySet<string> = new Set(list.split('|').map((name) => name.trim()));
