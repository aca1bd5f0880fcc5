-- A session in headless Neovim, with nothing but its own LSP client: open, read the diagnostics, apply a fix, save.
-- What it saw goes to HEGUI_OUT as JSON.
local seen = { title = vim.NIL, before = {}, after = {} }
local function finish(code)
  local out = io.open(vim.env.HEGUI_OUT, 'w')
  out:write(vim.fn.json_encode(seen))
  out:close()
  vim.cmd(code == 0 and 'qall!' or 'cquit ' .. code)
end
local function codes()
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do table.insert(found, tostring(d.code or d.user_data.lsp.code)) end
  table.sort(found)
  return found
end
local id = vim.lsp.start_client({ name = 'hegui', cmd = { vim.env.HEGUI_NODE, vim.env.HEGUI, 'lsp', '--stdio', '--today', '2026-09-01' }, root_dir = vim.fn.getcwd() })
if not id then finish(2) end
vim.lsp.buf_attach_client(0, id)
local wanted = vim.env.HEGUI_CODE
local function has(code) return vim.tbl_contains(codes(), code) end
if not vim.wait(20000, function() return has(wanted) end, 20) then finish(3) end
seen.before = codes()
local at
for _, d in ipairs(vim.diagnostic.get(0)) do if tostring(d.code or d.user_data.lsp.code) == wanted then at = d end end
local range = { start = { line = at.lnum, character = at.col }, ['end'] = { line = at.end_lnum, character = at.end_col } }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
  textDocument = vim.lsp.util.make_text_document_params(0), range = range, context = { diagnostics = {}, only = { 'quickfix' } },
}, 10000)
local action
for _, one in ipairs(answers and answers[id] and answers[id].result or {}) do if one.isPreferred and one.edit then action = action or one end end
if not action then finish(4) end
seen.title = action.title
vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
if not vim.wait(10000, function() return not has(wanted) end, 20) then finish(5) end
vim.cmd('write')
seen.after = codes()
vim.lsp.stop_client(id)
finish(0)
