import Testing

@Suite struct EvaluatorTests {}
