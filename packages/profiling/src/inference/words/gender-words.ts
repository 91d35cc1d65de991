/** Words, not codes, that say a gender or give it away in addressing someone. */
export const genderWords =
  /^(?:f?e?male|wom[ae]n|man|weiblich|m[aä]nnlich|divers|frau|herr|mrs?|ms|miss|femme|homme|madame|monsieur|mme|mujer|hombre|femenino|masculino|se[nñ]ora?|sra?|donna|uomo|femmina|maschio|signora?|vrouw|man|mevrouw|meneer|[男女]性?|先生|女士|小姐|太太)\.?$/i;
