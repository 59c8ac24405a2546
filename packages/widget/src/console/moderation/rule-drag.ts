/**
 * Moves a row of a list with the pointer: whenever it passes the middle of a neighbour the two change places. It only says so; whoever owns
 * the list moves the row. By keys the rows have buttons.
 */

export interface DragOptions {
  /** The rows that can be moved, from top to bottom. */
  rows: () => HTMLElement[];
  /** Where the row that is dragged stands now. */
  place: () => number;
  move: (to: number) => void;
  end: () => void;
}

/** For `pointerdown` on a row's handle. The window is listened to: the handle itself is moved about meanwhile. */
export function dragRow(event: PointerEvent, { rows, place, move, end }: DragOptions): void {
  if (event.button !== 0) return;
  event.preventDefault();
  const drag = ({ clientY }: PointerEvent) => {
    const from = place();
    const middles = rows().map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return (top + bottom) / 2;
    });
    const above = middles.findIndex((middle, at) => at < from && clientY < middle);
    const below = middles.findLastIndex((middle, at) => at > from && clientY > middle);
    if (above >= 0) move(above);
    else if (below >= 0) move(below);
  };
  const stop = () => {
    removeEventListener('pointermove', drag);
    removeEventListener('pointerup', stop);
    removeEventListener('pointercancel', stop);
    end();
  };
  addEventListener('pointermove', drag);
  addEventListener('pointerup', stop);
  addEventListener('pointercancel', stop);
}
