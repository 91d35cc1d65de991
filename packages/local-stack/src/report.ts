/** Is told, in words for people, what takes time. */
export type Report = (line: string) => void;
