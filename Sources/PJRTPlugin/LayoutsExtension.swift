import CPJRT
import Runtime

/// How arrays lie in the device's memory: row-major, all of them.
func layoutsExtension() -> UnsafeMutablePointer<PJRT_Extension_Base> {
  var calls = PJRT_Layouts_Extension()
  calls.PJRT_Layouts_MemoryLayout_Destroy = { arguments in
    answer(arguments) { RowMajorLayout.release($0.layout) }
  }
  calls.PJRT_Layouts_MemoryLayout_Serialize = { arguments in
    answer(arguments) {
      let text = try RowMajorLayout.at($0.layout).text
      text.hand(to: &$0.serialized_bytes, &$0.serialized_bytes_size)
      $0.serialized_layout = text.retainedHandle()
      $0.serialized_layout_deleter = { HandedOutText.release($0) }
    }
  }
  calls.PJRT_Layouts_PJRT_Client_GetDefaultLayout = { arguments in
    answer(arguments) { $0.layout = try defaultLayout(rank: $0.num_dims) }
  }
  calls.PJRT_Layouts_PJRT_Topology_GetDefaultLayout = { arguments in
    answer(arguments) { $0.layout = try defaultLayout(rank: $0.num_dims) }
  }
  calls.PJRT_Layouts_PJRT_Buffer_MemoryLayout = { arguments in
    answer(arguments) { $0.layout = try PJRTBuffer.at($0.buffer).form.layout.retainedHandle() }
  }
  // These two lists belong to the executable.
  calls.PJRT_Layouts_PJRT_Executable_GetOutputLayouts = { arguments in
    answer(arguments) {
      let layouts = try PJRTExecutable.at($0.executable).outputLayouts
      layouts.hand(to: &$0.layouts, &$0.num_outputs)
    }
  }
  calls.PJRT_Layouts_PJRT_Executable_GetParameterLayouts = { arguments in
    answer(arguments) {
      let layouts = try PJRTExecutable.at($0.executable).inputLayouts
      layouts.hand(to: &$0.layouts, &$0.num_parameters)
    }
  }
  return makeExtension(PJRT_Extension_Type_Layouts, calls)
}

private func defaultLayout(rank: Int) throws -> OpaquePointer {
  guard rank <= 1024 else { throw RuntimeError(.invalidArgument, "no array has \(rank) dimensions") }
  return RowMajorLayout(rank: rank).retainedHandle()
}
