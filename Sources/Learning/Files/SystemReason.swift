import Foundation

/// What the operating system says of an error number, such as "No such file or directory".
/// - Parameter error: The number; what was refused last on this thread if none is given.
/// - Returns: Its text.
package func systemReason(_ error: Int32 = errno) -> String {
    // C's text is copied before another call on this thread could change it.
    unsafe String(cString: strerror(error))
}
