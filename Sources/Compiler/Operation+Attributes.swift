import StableHLO

extension Operation {
  func integers(_ name: String, _ fallback: [Int] = []) -> [Int] {
    if case .integers(let list)? = attributes[name] { return list.map(Int.init) }
    return fallback
  }

  func bools(_ name: String, _ fallback: [Bool]) -> [Bool] {
    if case .bools(let list)? = attributes[name] { return list }
    return fallback
  }

  func integer(_ name: String, _ fallback: Int) -> Int {
    if case .integer(let value)? = attributes[name] { return Int(value) }
    return fallback
  }

  func symbol(_ name: String) -> String {
    if case .symbol(let value)? = attributes[name] { return value }
    return ""
  }
}
