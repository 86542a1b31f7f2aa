import CPJRT

/// How a program cuts its arrays: not at all, since programs for several devices run only replicated.
///
/// A replicated OpSharding has no fields: its bytes are none. A program for one device has no lists.
func shardingsExtension() -> UnsafeMutablePointer<PJRT_Extension_Base> {
  var calls = PJRT_Shardings_Extension()
  calls.PJRT_Shardings_PJRT_Executable_ParameterShardings = { arguments in
    answer(arguments) {
      let shardings = try PJRTExecutable.at($0.executable).inputShardings
      $0.num_shardings = shardings?.count ?? 0
      $0.shardings = shardings?.starts
      $0.sharding_sizes = shardings?.counts
    }
  }
  calls.PJRT_Shardings_PJRT_Executable_OutputShardings = { arguments in
    answer(arguments) {
      let shardings = try PJRTExecutable.at($0.executable).outputShardings
      $0.num_shardings = shardings?.count ?? 0
      $0.shardings = shardings?.starts
      $0.sharding_sizes = shardings?.counts
    }
  }
  return makeExtension(PJRT_Extension_Type_Shardings, calls)
}
