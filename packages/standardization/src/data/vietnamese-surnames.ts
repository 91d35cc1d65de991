import { words } from './words';

/** The surnames of nine in ten Vietnamese, folded. */
export const vietnameseSurnames = words(
  'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong trinh mai luong doan dao',
);
