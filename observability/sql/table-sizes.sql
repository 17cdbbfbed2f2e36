-- What each of SigNoz's tables takes on this server's disk, and its oldest and newest partition.
SELECT
  database,
  table,
  formatReadableSize(sum(bytes_on_disk)) AS on_disk,
  sum(rows) AS total_rows,
  if(sum(rows) = 0, 0, round(sum(bytes_on_disk) / sum(rows), 1)) AS bytes_a_row,
  min(partition) AS oldest_partition,
  max(partition) AS newest_partition
FROM system.parts
WHERE active AND startsWith(database, 'signoz_')
GROUP BY database, table
ORDER BY sum(bytes_on_disk) DESC;
