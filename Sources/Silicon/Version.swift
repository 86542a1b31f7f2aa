/// The version of Roundhouse; the Python package has the same.
public let roundhouseVersion = "0.3.0"
