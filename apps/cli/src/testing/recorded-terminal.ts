import { Terminal } from '../terminal';

/** A terminal that is none (no TTY) and keeps what it was told. */
export function recordedTerminal(): {
  terminal: Terminal;
  printed: () => string;
  noted: () => string;
} {
  let out = '';
  let err = '';
  const terminal = new Terminal(
    {
      write: (text) => {
        out += text;
        return true;
      },
    },
    {
      write: (text) => {
        err += text;
        return true;
      },
    },
  );
  return { terminal, printed: () => out, noted: () => err };
}
