// Stands in for escpos' image loader: Tingxu rasters its own images, and the original pulls in an unmaintained HTTP client.
module.exports = () => {
  throw new Error('get-pixels is not part of Tingxu: hand escpos ready pixels instead')
}
