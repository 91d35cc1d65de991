/** What the tables of this package know of words, for those who guess what a column means. */
export { countryNamed } from './data/country-lookup';
export { streetTypes } from './data/address-words';
export { compoundSurnames, singleSurnamePinyin, singleSurnames } from './data/chinese-surnames';
export { cityNames, latinProvinces, provinceNames } from './data/chinese-regions';
export { britishCounties, regionCodes } from './data/regions';
export { foldWords } from './text/fold';
