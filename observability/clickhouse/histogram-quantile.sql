-- histogramQuantile(upper bounds, cumulative counts, quantile): what SigNoz calls for percentiles of histograms.
-- SigNoz's own stack downloads a program for it. This is the same rule as an SQL function: Prometheus's
-- histogram_quantile, linear inside a bucket. NaN without observations, with fewer than two buckets or without one
-- up to infinity; in the last bucket the bound below it; equal bounds are added; a count never falls.
-- Each one-element array names a value that the next step needs several times.
CREATE OR REPLACE FUNCTION histogramQuantile AS (hqBuckets, hqCounts, hqQuantile) ->
  arrayElement(
    arrayMap(
      (hqBounds, hqRising) -> multiIf(
        isNaN(hqQuantile), nan,
        hqQuantile < 0, -inf,
        hqQuantile > 1, inf,
        length(hqBounds) < 2, nan,
        hqBounds[-1] != inf, nan,
        hqRising[-1] = 0, nan,
        arrayElement(
          arrayMap(
            hqAt -> multiIf(
              hqAt = length(hqBounds), hqBounds[-2],
              hqAt = 1 AND hqBounds[1] <= 0, hqBounds[1],
              hqAt = 1, hqBounds[1] * (hqQuantile * hqRising[-1] / hqRising[1]),
              hqBounds[hqAt - 1]
                + (hqBounds[hqAt] - hqBounds[hqAt - 1])
                * ((hqQuantile * hqRising[-1] - hqRising[hqAt - 1]) / (hqRising[hqAt] - hqRising[hqAt - 1]))
            ),
            [arrayFirstIndex((hqCount, hqIndex) -> hqCount >= hqQuantile * hqRising[-1] OR hqIndex = length(hqBounds), hqRising, arrayEnumerate(hqRising))]
          ),
          1
        )
      ),
      [arraySort(arrayDistinct(arrayMap(hqBucket -> toFloat64(hqBucket), hqBuckets)))],
      [
        arrayMap(
          hqBound -> arrayMax(
            arrayMap(
              hqLower -> arraySum((hqBucket, hqCount) -> if(hqBucket = hqLower, toFloat64(hqCount), 0.0), hqBuckets, hqCounts),
              arrayFilter(hqLower -> hqLower <= hqBound, arrayDistinct(arrayMap(hqBucket -> toFloat64(hqBucket), hqBuckets)))
            )
          ),
          arraySort(arrayDistinct(arrayMap(hqBucket -> toFloat64(hqBucket), hqBuckets)))
        )
      ]
    ),
    1
  );
