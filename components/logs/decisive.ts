/** How a URL asks for the line that says why. Apart from the rest, so that a link to it is small. */
export const decisive = 'decisive';
