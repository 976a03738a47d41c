const LINE_END_HYPHEN = /[\p{L}\p{N}][-\u2010\u00ad]$/u;

/** Whether the line's last word seems to go on in the next line. */
export function endsInHyphen(line: string): boolean {
  return LINE_END_HYPHEN.test(line);
}
