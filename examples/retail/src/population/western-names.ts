import { words } from '../random';
import type { Country } from './customer';

export type WesternCountry = Exclude<Country, 'CN'>;

interface NamesOfCountry {
  readonly male: readonly [string, ...string[]];
  readonly female: readonly [string, ...string[]];
  readonly family: readonly [string, ...string[]];
}

const english = {
  male: words(`James Robert John Michael William David Richard Joseph Thomas Charles Christopher
    Daniel Matthew Anthony Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian George Timothy
    Ronald Edward Jason Jeffrey Ryan Jacob Nicholas Gary Eric Jonathan Stephen Larry Justin Scott
    Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry`),
  female: words(`Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy
    Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah
    Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma
    Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria Heather`),
};

export const westernNames: Readonly<Record<WesternCountry, NamesOfCountry>> = {
  US: {
    ...english,
    family:
      words(`Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez
      Lopez Gonzalez Wilson Anderson Taylor Moore Jackson Martin Lee Perez Thompson White Harris
      Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill
      Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips
      Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
      Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson
      Watson Brooks Chavez Wood Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders`),
  },
  GB: {
    male: words(`Oliver Harry George Noah Jack Jacob Leo Oscar Charlie William Thomas James Alfie Joshua
      Henry Edward Samuel Daniel Benjamin Alexander Stephen Graham Colin Nigel Trevor Simon Gareth
      Alan Ian Duncan Callum Stuart Malcolm Keith Barry Rhys Owen Craig Neil Fraser`),
    female:
      words(`Olivia Amelia Isla Emily Poppy Jessica Isabella Sophie Charlotte Grace Alice Freya
      Florence Evie Rosie Phoebe Elizabeth Margaret Susan Gillian Hazel Fiona Moira Catherine Victoria
      Rebecca Hannah Lucy Eleanor Heather Alison Beverley Lorraine Tracey Joanne Bethany Megan Carys
      Imogen Harriet`),
    family:
      words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson
      Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Hughes Edwards Turner Hill Moore
      Cooper Ward Morris King Watson Baker Harrison Morgan Young Allen Mitchell James Anderson Phillips
      Lee Bell Parker Davis Bennett Miller Cook Shaw Richardson Carter Collins Marshall Bailey Gray
      Fletcher Ashworth Blackwood Cartwright Dunmore Eastwood Fairfax Greenhalgh Hawthorne Kirkbride`),
  },
  DE: {
    male: words(`Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner
      Horst Frank Dieter Manfred Hans Bernd Matthias Jörg Johannes Alexander Sebastian Florian Jan
      Markus Lukas Felix Maximilian Tobias Rüdiger Götz Björn Sören Karsten Holger Detlef Norbert`),
    female:
      words(`Maria Ursula Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Erika
      Andrea Gisela Claudia Susanne Gabriele Christa Katharina Anna Julia Laura Lena Sophie Johanna
      Heike Birgit Silke Anja Stefanie Käthe Bärbel Friederike Annegret Ulrike Martina`),
    family:
      words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch
      Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange
      Schmitt Werner Krause Lehmann Köhler Maier Herrmann König Walter Mayer Huber Kaiser Fuchs Peters
      Möller Scholz Jung Hahn Vogel Friedrich Günther Keller Schubert Frank Berger Winkler Roth Beck
      Lorenz Baumann Franke Böhm Jäger Groß Voß Löffler Weißenborn Kühnemann Oberländer Dörfler`),
  },
  FR: {
    male: words(`Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger
      Robert Paul Claude Christian Henri Georges Nicolas François Olivier Thierry Frédéric Laurent
      Stéphane Sébastien Jérôme Gaël Théo Hugo Lucas Mathieu Benoît Étienne Loïc Raphaël Cédric`),
    female: words(`Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Sylvie
      Martine Madeleine Nicole Suzanne Hélène Christine Céline Sophie Camille Chloé Léa Manon Élodie
      Aurélie Émilie Véronique Brigitte Valérie Sandrine Corinne Agnès Thérèse Zoé Inès Noémie`),
    family:
      words(`Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent
      Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier
      Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry
      Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier Robin
      Masson Sanchez Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger Renaud Gaillard Brisbois`),
  },
};

/** What friends and forms make of a given name. */
export const nicknames: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Robert: ['Bob', 'Rob', 'Bobby'],
  William: ['Bill', 'Will', 'Billy'],
  Richard: ['Dick', 'Rick', 'Rich'],
  James: ['Jim', 'Jimmy', 'Jamie'],
  John: ['Jack', 'Johnny'],
  Michael: ['Mike', 'Mick'],
  Joseph: ['Joe', 'Joey'],
  Thomas: ['Tom', 'Tommy'],
  Charles: ['Charlie', 'Chuck'],
  Christopher: ['Chris', 'Kit'],
  Daniel: ['Dan', 'Danny'],
  Matthew: ['Matt'],
  Anthony: ['Tony'],
  Steven: ['Steve'],
  Stephen: ['Steve'],
  Andrew: ['Andy', 'Drew'],
  Edward: ['Ed', 'Ted', 'Eddie'],
  Benjamin: ['Ben'],
  Samuel: ['Sam'],
  Alexander: ['Alex', 'Sasha'],
  Nicholas: ['Nick'],
  Timothy: ['Tim'],
  Gregory: ['Greg'],
  Kenneth: ['Ken'],
  Ronald: ['Ron'],
  Donald: ['Don'],
  Elizabeth: ['Liz', 'Beth', 'Betty', 'Lizzie'],
  Margaret: ['Peggy', 'Maggie', 'Meg'],
  Katherine: ['Kate', 'Kathy', 'Katie'],
  Catherine: ['Cathy', 'Kate'],
  Patricia: ['Pat', 'Trish', 'Patty'],
  Jennifer: ['Jen', 'Jenny'],
  Susan: ['Sue', 'Susie'],
  Deborah: ['Debbie', 'Deb'],
  Barbara: ['Barb', 'Babs'],
  Rebecca: ['Becky', 'Becca'],
  Jessica: ['Jess'],
  Victoria: ['Vicky', 'Tori'],
  Kimberly: ['Kim'],
  Pamela: ['Pam'],
  Samantha: ['Sam'],
  Johannes: ['Hans'],
  Maximilian: ['Max'],
  Sebastian: ['Basti'],
  Katharina: ['Kathi', 'Katja'],
  Elisabeth: ['Elsa', 'Lisa'],
  Susanne: ['Susi'],
  Gabriele: ['Gabi'],
  Stefanie: ['Steffi'],
  Frédéric: ['Fred'],
  Nicolas: ['Nico'],
  Véronique: ['Véro'],
  Isabelle: ['Isa'],
};
