/** What may be a date, with or without a time of day. */
export const mayBeDate =
  /^(?:\d{1,4}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,4}日?)?\.?|(?:18|19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])|\d{1,2}\.?[ -]\p{L}{3,12}\.?,?[ -]\d{2,4}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{2,4})(?:$|[T ,]\s?\d)/u;
