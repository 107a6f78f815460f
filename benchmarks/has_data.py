"""Exit code 0 where the benchmarks' data was made."""

from benchmarks import place

if __name__ == "__main__":
    place.set_up()
    place.require_data()
