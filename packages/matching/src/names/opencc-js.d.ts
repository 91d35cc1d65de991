/** The package's own types import each other in a way that module resolution `nodenext` cannot follow. */
declare module 'opencc-js/t2cn' {
  export function Converter(options: { from: 't'; to: 'cn' }): (text: string) => string;
}
