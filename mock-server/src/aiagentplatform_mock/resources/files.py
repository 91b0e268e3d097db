"""Handlers of files: what is known of a file is an object, its bytes are a blob of the same id."""

from __future__ import annotations

from ..kernel import Bytes, Call, Handlers, Json, Problem, Upload

handlers = Handlers()

KIND = "file"
MAX_BYTES = 512 * 1024 * 1024


@handlers("files.upload")
async def upload(call: Call) -> Json:
    given: Upload = call.body["file"]
    size = len(given.data)
    if size > MAX_BYTES:
        raise Problem(
            "payload_too_large", f"'{given.filename}' has {size} bytes; a file has at most {MAX_BYTES}.", "/file"
        )
    stored = sum(int(file["bytes"]) for file in call.store.all(KIND))
    call.platform.usage.check(call.company, "storage_bytes", used=stored, amount=size)
    file_id = call.platform.ids.new("file")
    file = {
        "id": file_id,
        "object": "file",
        "bytes": size,
        "created_at": int(call.now()),
        "filename": given.filename,
        "purpose": call.body["purpose"],
        "status": "processed",
        "content_type": given.content_type,
    }
    with call.store.transaction():
        call.store.put_blob(file_id, given.data)
        call.store.insert(KIND, file)
    return Json(file)


@handlers("files.list")
async def list_(call: Call) -> Json:
    return Json(call.store.page(KIND, call.query, {"purpose": call.query.get("purpose")}))


@handlers("files.retrieve")
async def retrieve(call: Call) -> Json:
    return Json(call.store.get(KIND, call.path["file_id"]))


@handlers("files.content")
async def content(call: Call) -> Bytes:
    file = call.store.get(KIND, call.path["file_id"])
    return Bytes(call.store.get_blob(file["id"]), filename=file["filename"])


@handlers("files.delete")
async def delete(call: Call) -> Json:
    file_id = call.path["file_id"]
    with call.store.transaction():
        call.store.delete(KIND, file_id)
        call.store.delete_blob(file_id)
    return Json({"id": file_id, "object": "file", "deleted": True})
