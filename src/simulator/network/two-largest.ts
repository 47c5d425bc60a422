/** The two largest of a list, and their places: enough for the largest sum with another list, place by place left out. */
export class TwoLargest {
  private readonly places: readonly [number, number];
  private readonly values: readonly [number, number];

  constructor(values: readonly number[]) {
    let [first, second] = [-1, -1];
    values.forEach((value, place) => {
      if (first < 0 || value > values[first]) [first, second] = [place, first];
      else if (second < 0 || value > values[second]) second = place;
    });
    this.places = [first, second];
    this.values = [values[first] ?? -Infinity, values[second] ?? -Infinity];
  }

  /** The largest sum of one of these and one of the others at another place. */
  plusOther({ places, values }: TwoLargest): number {
    if (this.places[0] !== places[0]) return this.values[0] + values[0];
    return Math.max(this.values[0] + values[1], this.values[1] + values[0]);
  }
}
