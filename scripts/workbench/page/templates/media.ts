/** The pictures and the clip of the templates, drawn for this page, as data URLs. */

/** A PNG of 64 × 48 pixels: a red sun over a green field. */
export const sunsetPicture =
  'data:image/png;base64,' +
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAn0lEQVR42u3WsQ2AMBAEwS+CmJgiqMSVUDYlUAAIAXf2Y3mlz28n' +
  'smNet64vAAAAAAAAAAAAANhvL8v5+gBcptdjRMv0GoxIqTcaIqveZYjEeoshcut1w9gAS71oGBhgrFcMAAAAANArgIfsBwA+cw7A' +
  'tBXxxHpx3QBQDPq0B/DNYNm1Ad4aXKNOwEOGd84PuGHUGKoFaHYAAAAAAEC6Az/Sdj4b7xrVAAAAAElFTkSuQmCC'

/** A PNG of 96 × 72 pixels: the wireframe of a page with a title bar, two fields and a button. */
export const wireframePicture =
  'data:image/png;base64,' +
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAABICAAAAAAsDK+/AAAAa0lEQVR42u3ZsQ2AMAwEQO8/ADOxFRTUSET4g4D7Ba6J31FSWzg1' +
  'AahgDmCNBQAAfAiId1G2SgGAXqDv9J8B3TcVAADwwCRrU/vAPgAA7ANt+lNg+NQMA8ulAACAW0B6krXpNCD9rPnyX6gd6cZMj3Pj' +
  'EQIAAAAASUVORK5CYII='

/** A WebM clip of about a second: a red square moves to the right. */
export const squareClip =
  'data:video/webm;base64,' +
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAALeEU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZU' +
  'rmtTrIGTTbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCAszsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAVSalmoCrXsYMPQkBEiYREeoszTYCGQ2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFh+xTvv6oUx6DgQFV7oEBhoVW' +
  'X1ZQOOCdsIFAuoEwU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAAezngQCgQICh0YEAAAAwAwCdASpAADAABwcIhYWI' +
  'mYSIJYIAB5DzyibenOEwpMzz0P7weBvEb352u6m37BosAtw+q/dDepSAB7I7mArvit7jdxVQxsBB/nhAAHWhqqao7oEBpaOwAgCd' +
  'ASpAADAACocIhYWImYSIOAIABo5PzMeb8VgA/uuuAKDBoaCBAMgAUQIAHBE8ABgAHkQH9AACO/7nsqa4/vAoQQtYQHWhmaaX7oEB' +
  'pZLRAQAqEcAAGAAYWC/0AAiMAAD7gQCgyKGngQGRAHECABwQ9AAYABw4D/QAAh25Yw0+0gD+8odUKpYAAQ5AAGfIdaGZppfugQGl' +
  'ktEBACoRwAAYABhYL/QACIwAAPuByKDGoaSBAlkAkQIAHBDgABgAHDv/9AADtchHHr+7lgD+9DHkAyoIkAB1oZmml+6BAaWS0QEA' +
  'KhHAABgAGFgv9AAIjAAA+4IBkaDJoaeBAyEAkQIAHBC8ABgAIEgH9AABJEOHjDpwLAD+9vfmOE1Vg7DFOAB1oZmml+6BAaWS0QEA' +
  'KhHAABgAGFgv9AAIjAAA+4ICWaDEoaKBA+oAkQIAHBCcABgAHDv/9AAJSUR5rOLubGD++UGwBZQ4daGZppfugQGlktEBACoRkAAY' +
  'ABhYL/QACIwAAPuCAyEcU7trjbuLs4EAt4b3gQHxgdQ='
