/** What stands in the place of something hidden. Always as long, so that it does not tell how long that was. */
export const hidden = '****';
